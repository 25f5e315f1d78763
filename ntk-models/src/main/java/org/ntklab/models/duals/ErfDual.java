package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = erf(x),
 *
 * <pre>
 * K = (2/π) asin(2k/√((1 + 2p)(1 + 2q))) = (2/π) atan(2k/r),   K̇ = (4/π)/r
 * r² = (1 + 2p)(1 + 2q) − 4k² = 1 + 2(p + q) + 4s²
 * </pre>
 *
 * <p>The arc tangent keeps its digits for large variances, where the arc sine, of an argument next
 * to 1, loses half of them.
 */
@Reference(key = "williams1996", where = "Sigmoidal transfer function")
public record ErfDual() implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    return 2 / Math.PI * Math.atan2(2 * pair.covariance(), root(pair));
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    return 4 / Math.PI / root(pair);
  }

  /**
   * (2/π)(β − σ), with cos β = k/√(PQ) the cosine of the pair of variances P = p + ½, Q = q + ½ and
   * σ the mean of the angles that u and v have in it to themselves. By
   *
   * <pre>
   * cos² σ = (pq + w²)/PQ,   w = (p − q)/(√(4p + 1) + √(4q + 1)),   cos² σ − cos² β = (s² + w²)/PQ
   * </pre>
   *
   * sin(β − σ) = (cos² σ − cos² β)/sin(β + σ) is a quotient of sums where k > 0, and a sum where k
   * < 0.
   */
  @Override
  public double distance(GaussianPair pair) {
    double p = pair.p();
    double q = pair.q();
    double size = Math.sqrt(p + 0.5) * Math.sqrt(q + 0.5);
    double rootP = Math.sqrt(4 * p + 1);
    double rootQ = Math.sqrt(4 * q + 1);
    double w = (p - q) / (rootP + rootQ) / size;
    double s = pair.sine() / size;
    double cosine = pair.covariance() / size;
    double sine = 0.5 * root(pair) / size;
    double meanCosine = Math.hypot(pair.geometricMean() / size, w);
    double meanSine = Math.sqrt(0.125 * (1 + 2 * p + 2 * q + rootP * rootQ)) / size;
    double sineOfSum = sine * meanCosine + cosine * meanSine;
    double sineOfDifference =
        cosine > 0
            ? s * (s / sineOfSum) + w * (w / sineOfSum)
            : sine * meanCosine - cosine * meanSine;
    double cosineOfDifference = cosine * meanCosine + sine * meanSine;
    return 2 / Math.PI * Math.atan2(sineOfDifference, cosineOfDifference);
  }

  /** r. */
  private static double root(GaussianPair pair) {
    return Math.hypot(Math.sqrt(1 + 2 * pair.p() + 2 * pair.q()), 2 * pair.sine());
  }
}
