package org.ntklab.core.activation;

/**
 * A zero-mean Gaussian pair (u, v), by its variances and the distance between the two.
 *
 * <p>The distance m = ½E(u − v)² stands in place of the covariance k = ½(p + q) − m because k alone
 * cannot tell nearly equal variables apart: the angle between them is a square root, and a rounding
 * error of 10⁻¹⁶ in k is one of 10⁻⁸ in the angle. Where m is known to its last digits, so is the
 * angle; m = 0 is u = v exactly.
 *
 * @param p E u², at least 0
 * @param q E v², at least 0
 * @param distance m = ½E(u − v)², from ½(√p − √q)² (parallel) to ½(√p + √q)² (antiparallel), up to
 *     rounding
 */
public record GaussianPair(double p, double q, double distance) {
  /** The pair with covariance k. */
  public static GaussianPair ofCovariance(double p, double q, double k) {
    return new GaussianPair(p, q, 0.5 * (p + q) - k);
  }

  /** A variable with itself: p = q = k. */
  public static GaussianPair same(double p) {
    return new GaussianPair(p, p, 0);
  }

  /** k = E uv. */
  public double covariance() {
    return 0.5 * (p + q) - distance;
  }

  /** √(pq). */
  public double geometricMean() {
    return p == q ? p : Math.sqrt(p) * Math.sqrt(q);
  }

  /** s = √(pq − k²), to rounding relative to itself near parallel and antiparallel pairs too. */
  public double sine() {
    double difference = Math.sqrt(p) - Math.sqrt(q);
    double least = 0.5 * difference * difference;
    // pq − k² = (√(pq) − k)(√(pq) + k); both factors are differences of distances.
    double apart = Math.max(0, distance - least);
    double opposite = Math.max(0, p + q - distance - least);
    return Math.sqrt(apart * opposite);
  }

  /** θ = atan2(s, k) in [0, π], the angle between the variables; 0 when one of them is 0. */
  public double angle() {
    return Math.atan2(sine(), covariance());
  }
}
