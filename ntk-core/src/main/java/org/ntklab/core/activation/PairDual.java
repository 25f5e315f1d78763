package org.ntklab.core.activation;

/** A dual activation as formulas of a pair; immutable and safe for threads. */
public non-sealed interface PairDual extends Dual {
  /** K = E φ(u)φ(v). */
  double covariance(GaussianPair pair);

  /** K̇ = E φ′(u)φ′(v); the derivative of K in the covariance k. */
  double derivativeCovariance(GaussianPair pair);

  /**
   * ½E(φ(u) − φ(v))², at least 0; exactly 0 for u = v.
   *
   * <p>This default subtracts, which leaves an error of one rounding of the variances. A function
   * that has a kink, or is likely to stand before one that has, does better.
   */
  default double distance(GaussianPair pair) {
    double ofU = covariance(GaussianPair.same(pair.p()));
    double ofV = pair.p() == pair.q() ? ofU : covariance(GaussianPair.same(pair.q()));
    return Math.max(0, 0.5 * (ofU + ofV) - covariance(pair));
  }

  /** E φ(u)² is finite for variances below this; infinite where it always is. */
  default double varianceBound() {
    return Double.POSITIVE_INFINITY;
  }

  /** Whether φ(cx) = c·φ(x) for every c ≥ 0, as for ReLU and its family. */
  default boolean isHomogeneous() {
    return false;
  }
}
