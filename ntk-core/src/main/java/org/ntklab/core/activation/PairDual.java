package org.ntklab.core.activation;

/** A dual activation as formulas of a pair; immutable and safe for threads. */
public non-sealed interface PairDual extends Dual {
  /** K = E φ(u)φ(v). */
  double covariance(GaussianPair pair);

  /**
   * K̇ = E φ′(u)φ′(v), with φ′ as in training where it jumps; where φ itself has no jump, the
   * derivative of K in the covariance k.
   */
  double derivativeCovariance(GaussianPair pair);

  /**
   * ½E(φ(u) − φ(v))², at least 0; exactly 0 for u = v unless E φ(u)² overflows.
   *
   * <p>This default subtracts, which leaves an error of one rounding of the variances. A function
   * that has a kink, or is likely to stand before one that has, does better.
   */
  default double distance(GaussianPair pair) {
    double ofU = covariance(GaussianPair.same(pair.p()));
    double ofV = pair.p() == pair.q() ? ofU : covariance(GaussianPair.same(pair.q()));
    double mean = 0.5 * ofU + 0.5 * ofV;
    return mean < Double.POSITIVE_INFINITY ? Math.max(0, mean - covariance(pair)) : mean;
  }

  /** E φ(u)² is finite for variances below this bound; an infinite bound if it always is. */
  default double varianceBound() {
    return Double.POSITIVE_INFINITY;
  }

  /** Whether φ(cx) = c·φ(x) for every c ≥ 0, as for ReLU and its family. */
  default boolean isHomogeneous() {
    return false;
  }
}
