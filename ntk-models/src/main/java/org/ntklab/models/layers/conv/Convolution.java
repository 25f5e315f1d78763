package org.ntklab.models.layers.conv;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.layer.Width;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.AffineRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.layers.window.SlidingWindow;

/**
 * A convolution over positions, z[o] = Σ_a W_a x[o·s − before + a] + b; in one, two or more
 * dimensions.
 *
 * @param channels number of output channels
 * @param window kernel, stride and padding
 * @param weightStd σ_w, above 0; the variance of an entry is σ_w² over the whole fan-in C·|F|, also
 *     at the edge
 * @param biasStd σ_b; 0: no bias
 */
public record Convolution(Width channels, SlidingWindow window, double weightStd, double biasStd)
    implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "conv";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return new Shape(channels.at(sizes), window.outputPositions(inputs.get(0)));
  }

  @Override
  public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
    int fanIn = Math.multiplyExact(input.channels(), window.positions(input));
    List<WeightShape> weights = new ArrayList<>();
    weights.add(WeightShape.matrix(fanIn, output.channels(), weightStd));
    if (biasStd > 0) {
      weights.add(WeightShape.bias(output.channels(), biasStd));
    }
    return weights;
  }

  @Override
  public boolean dependsOnN() {
    return channels.dependsOnN();
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new ConvolutionRule(new PatchShape(input.channels(), window.over(input)));
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(AffineRule.convolution(window));
  }
}
