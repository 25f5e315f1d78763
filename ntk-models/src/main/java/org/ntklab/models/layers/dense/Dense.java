package org.ntklab.models.layers.dense;

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

/**
 * z = x W + b on vectors: W {@code [fanIn, width]}, b {@code [width]}.
 *
 * @param width number of outputs
 * @param weightStd σ_w, above 0
 * @param biasStd σ_b; 0: no bias
 */
public record Dense(Width width, double weightStd, double biasStd)
    implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    Shape input = inputs.get(0);
    if (!input.isVector()) {
      throw new IllegalArgumentException(
          "found an input with positions, shape " + input + "; put 'flatten' before it");
    }
    return Shape.vector(width.at(sizes));
  }

  @Override
  public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
    List<WeightShape> weights = new ArrayList<>();
    weights.add(WeightShape.matrix(input.channels(), output.channels(), weightStd));
    if (biasStd > 0) {
      weights.add(WeightShape.bias(output.channels(), biasStd));
    }
    return weights;
  }

  @Override
  public boolean dependsOnN() {
    return width.dependsOnN();
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new DenseRule();
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(AffineRule.dense());
  }
}
