package org.ntklab.models.finite;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/**
 * Powers of the width, and of the number L of residual blocks: L^−β on branches, and in them rates
 * L^{2β−1} of SGD and L^{β−1} of Adam.
 */
record DepthPowers(Powers powers, double beta) implements Parametrisation {
  @Override
  public Scaling scaling(Weight weight) {
    Scaling s = powers.scaling(weight);
    double blocks = weight.inResidualBranch() ? weight.branchOf() : 1;
    return new Scaling(
        s.multiplier(),
        s.deviation(),
        s.gradientRate() * Math.pow(blocks, 2 * beta - 1),
        s.adaptiveRate() * Math.pow(blocks, beta - 1));
  }

  @Override
  public double residualMultiplier(int blocks) {
    return Math.pow(blocks, -beta);
  }
}
