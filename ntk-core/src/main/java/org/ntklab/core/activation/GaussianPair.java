package org.ntklab.core.activation;

/**
 * A zero-mean Gaussian pair (u, v), by its variances and the distance between the two.
 *
 * <p>The distance m = ½E(u − v)² stands in place of the covariance k = ½(p + q) − m because k alone
 * cannot tell nearly equal variables apart: the angle between them is a square root, and a rounding
 * error of 10⁻¹⁶ in k is one of 10⁻⁸ in the angle. Where m is known to its last digits, so is the
 * angle; m = 0 is u = v exactly.
 *
 * <p>Given p = q, all results are right to rounding. Otherwise one rounding of p, q or m is as much
 * of a difference to {@link #fromParallel} as |p − q|·10⁻¹⁶, and to {@link #fromAntiparallel} as (p
 * + q)·10⁻¹⁶; a pair that stands closer to a line than some of these roundings stands on it, so
 * that a multiple of an input is parallel to it.
 *
 * @param p E u², at least 0
 * @param q E v², at least 0
 * @param distance m = ½E(u − v)², from ½(√p − √q)² (parallel) to ½(√p + √q)² (antiparallel), up to
 *     rounding
 */
public record GaussianPair(double p, double q, double distance) {
  /** Sixteen roundings: those of the sums behind p, q and m, and six of our own. */
  private static final double ROUNDING = 0x1p-49;

  /** The pair with covariance k. */
  public static GaussianPair ofCovariance(double p, double q, double k) {
    return new GaussianPair(p, q, 0.5 * p + 0.5 * q - k);
  }

  /** A variable with itself: p = q = k. */
  public static GaussianPair same(double p) {
    return new GaussianPair(p, p, 0);
  }

  /** k = E uv, never beyond ±√(pq). */
  public double covariance() {
    double k = 0.5 * p + 0.5 * q - distance;
    double largest = geometricMean();
    return Math.max(-largest, Math.min(k, largest));
  }

  /** √(pq). */
  public double geometricMean() {
    return p == q ? p : Math.sqrt(p) * Math.sqrt(q);
  }

  /** ½E(u + v)² = p + q − m, the distance of u and −v; never below ½(√p − √q)². */
  public double reflectedDistance() {
    // Where the result is small, m lies between half and twice the larger variance, and the first
    // difference is exact.
    return Math.max(least(), Math.max(p, q) - distance + Math.min(p, q));
  }

  /** √(pq) − k = √(pq)(1 − cos θ), by which m exceeds that of a parallel pair. */
  public double fromParallel() {
    return excess(distance, Math.abs(p - q));
  }

  /** √(pq) + k = √(pq)(1 + cos θ), by which an antiparallel pair's m exceeds this one. */
  public double fromAntiparallel() {
    return excess(reflectedDistance(), p + q);
  }

  /** s = √(pq − k²) = √(pq) sin θ. */
  public double sine() {
    return Math.sqrt(fromParallel()) * Math.sqrt(fromAntiparallel());
  }

  /** Whether k < 0. */
  public boolean isObtuse() {
    return fromParallel() > fromAntiparallel();
  }

  /**
   * The angle of u to the nearer of v and −v, in [0, π/2]: θ or, if {@link #isObtuse}, π − θ, which
   * has more digits than θ then; 0 when one of the variables is 0.
   */
  public double acuteAngle() {
    double parallel = fromParallel();
    double antiparallel = fromAntiparallel();
    // tan² ½θ = (1 − cos θ)/(1 + cos θ).
    double near = Math.sqrt(Math.min(parallel, antiparallel));
    return 2 * Math.atan2(near, Math.sqrt(Math.max(parallel, antiparallel)));
  }

  /** θ = atan2(s, k) in [0, π], the angle between the variables; 0 when one of them is 0. */
  public double angle() {
    return isObtuse() ? Math.PI - acuteAngle() : acuteAngle();
  }

  /** A distance less the least; 0 where that is within rounding of numbers of the given scale. */
  private double excess(double distance, double scale) {
    double excess = distance - least();
    return excess <= ROUNDING * scale && p != q ? 0 : Math.max(0, excess);
  }

  /** ½(√p − √q)², to rounding relative to itself. */
  private double least() {
    if (p == q) {
      return 0;
    }
    double difference = (p - q) / (Math.sqrt(p) + Math.sqrt(q));
    return 0.5 * difference * difference;
  }
}
