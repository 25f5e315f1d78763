package org.ntklab.models.kernel.lanes;

/**
 * The dual of φ(x) = a·min(x, 0) + b·max(x, 0) as two numbers: K̇ = S − r θ/2π and K = S k + r g
 * (sin θ − θ cos θ)/2π, where g = √(pq) and k = g cos θ.
 *
 * @param mean S = (a² + b²)/2
 * @param bend r = (a − b)², 0 for a straight line
 */
public record ArcCosineSlopes(double mean, double bend) {
  /** The numbers of two slopes. */
  public static ArcCosineSlopes of(double negative, double positive) {
    double difference = negative - positive;
    return new ArcCosineSlopes(
        0.5 * (negative * negative + positive * positive), difference * difference);
  }
}
