package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of the sign, K = 1 − 2θ/π and 0 where a variable is 0; K̇ = 0 by convention, as φ′ is in
 * training, while ∂K/∂k is not.
 */
@Reference(key = "cho2009", where = "Section 2, arc-cosine kernel of degree 0")
public record SignDual() implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    if (pair.geometricMean() == 0) {
      return 0;
    }
    double nearer = 1 - 2 / Math.PI * pair.acuteAngle();
    return pair.isObtuse() ? -nearer : nearer;
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    return 0;
  }

  /** 2θ/π. */
  @Override
  public double distance(GaussianPair pair) {
    if (pair.geometricMean() == 0) {
      return 0.5 * (Math.signum(pair.p()) + Math.signum(pair.q()));
    }
    return 2 / Math.PI * pair.angle();
  }
}
