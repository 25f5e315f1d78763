package org.ntklab.plugins.parametrisations;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.reference.Reference;

/**
 * Maximal update in the width, and in the depth a multiplier L^−β on the branch of each of L
 * residual blocks, β from ½ to 1.
 *
 * <p>A branch's weights reach the outputs through the multiplier: gradients are smaller by L^−β,
 * and L blocks are to move the outputs together by order one, each by 1/L. So SGD and momentum take
 * rates ∝ L^{2β−1}, Adam, whose steps do not know the size of a gradient, ∝ L^{β−1}; weights and
 * biases alike. All arrays outside branches, and networks without residual blocks, are as in {@link
 * MaximalUpdate}.
 *
 * <p>In nested blocks every multiplier applies on the way, and rates are those of a single one.
 */
@Reference(key = "yang2024", where = "Section 3, depth-µP")
@Reference(key = "bordelon2024")
abstract class DepthScaling implements Parametrisation {
  private final Parametrisation inWidth = new MaximalUpdate();
  private final double beta;

  /** A scaling of branches by L^−β. */
  DepthScaling(double beta) {
    this.beta = beta;
  }

  @Override
  public final Scaling scaling(Weight weight) {
    Scaling scaling = inWidth.scaling(weight);
    if (!weight.inResidualBranch()) {
      return scaling;
    }
    int blocks = weight.branchOf();
    return new Scaling(
        scaling.multiplier(),
        scaling.deviation(),
        scaling.gradientRate() * StrictMath.pow(blocks, 2 * beta - 1),
        scaling.adaptiveRate() * StrictMath.pow(blocks, beta - 1));
  }

  @Override
  public final double residualMultiplier(int blocks) {
    return StrictMath.pow(blocks, -beta);
  }
}
