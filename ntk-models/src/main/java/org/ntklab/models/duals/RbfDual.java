package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = √2·sin(√(2γ)·x + π/4): K = exp(−2γm), the radial basis function of the
 * distance; K̇ = 2γK.
 *
 * @param gamma γ
 */
@Reference(key = "rahimi2007", where = "Section 3")
@Reference(key = "novak2020", where = "stax.Rbf")
public record RbfDual(double gamma) implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    return Math.exp(-2 * gamma * pair.distance());
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    return 2 * gamma * covariance(pair);
  }

  /** 1 − K. */
  @Override
  public double distance(GaussianPair pair) {
    return -Math.expm1(-2 * gamma * pair.distance());
  }
}
