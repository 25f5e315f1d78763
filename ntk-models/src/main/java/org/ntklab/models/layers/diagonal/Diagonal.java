package org.ntklab.models.layers.diagonal;

import java.util.List;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightDraw;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;

/**
 * z_j = w_j x_j on vectors, w kept as a row {@code [1, channels]}: dense with a diagonal matrix.
 * Two of them, or one and a dense readout, are a diagonal linear network.
 *
 * @param weightStd σ_w, above 0
 * @param draw what the weights are drawn from
 */
@Reference(key = "woodworth2020", where = "Section 4")
public record Diagonal(double weightStd, WeightDraw draw) implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "diagonal";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    Shape input = inputs.get(0);
    if (!input.isVector()) {
      throw new IllegalArgumentException(
          "found an input with positions, shape " + input + "; put 'flatten' before it");
    }
    return input;
  }

  @Override
  public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
    return List.of(WeightShape.matrix(1, input.channels(), weightStd).drawnFrom(draw));
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new DiagonalRule();
  }

  @Override
  public List<KernelRule> kernel() {
    throw new RefusedException(
        "it sums over no inputs: whatever the width, nothing averages out its random weights;"
            + " 'dense' has a limit");
  }
}
