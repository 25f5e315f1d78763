package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = max(x, 0)ⁿ, the arc-cosine kernel of degree n. With c = cos θ,
 *
 * <pre>
 * K = (pq)^(n/2)·fₙ(c),   K̇ = n²K₍ₙ₋₁₎
 * </pre>
 *
 * <p>fₙ is Cho and Saul's Jₙ(θ)/2π, whose formula divides by powers of sin θ. For c ≥ 0 all terms
 * of the recurrence
 *
 * <pre>
 * f₀ = ½ − θ/2π,   f₁ = (sin θ + (π − θ)c)/2π,   f₍ₙ₊₁₎ = (2n + 1)c·fₙ + n²(1 − c²)·f₍ₙ₋₁₎
 * </pre>
 *
 * are positive. For c < 0, fₙ is the smallest of its solutions and would drown in the others; then,
 * with z = ½(1 + c) ≤ ½ and all terms positive again,
 *
 * <pre>
 * fₙ = (1/π)·√z·₂F₁(½, ½; n + 3/2; z)·Π_(j ≤ n) 4j²z/(2j + 1)
 * </pre>
 *
 * as f₀ is asin(√z)/π and the derivative of either side is n²f₍ₙ₋₁₎.
 *
 * @param degree n; at 0, φ is the step, K is 0 where a variable is 0, and K̇ is 0 by convention
 */
@Reference(key = "cho2009", where = "Section 2, arc-cosine kernels")
public record RectifiedMonomialDual(int degree) implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    return covariance(pair, degree);
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    return degree == 0 ? 0 : (double) degree * degree * covariance(pair, degree - 1);
  }

  /** ½fₙ(1)·(p^(n/2) − q^(n/2))² + (pq)^(n/2)·(fₙ(1) − fₙ(c)), or by its definition for c < 0. */
  @Override
  public double distance(GaussianPair pair) {
    double g = pair.geometricMean();
    if (g == 0 || pair.isObtuse()) {
      return PairDual.super.distance(pair);
    }
    AcuteMoments moments = new AcuteMoments(pair, degree);
    double larger = Math.max(pair.p(), pair.q());
    double smaller = Math.min(pair.p(), pair.q());
    double logarithm = degree == 0 ? 0 : Math.log1p((smaller - larger) / larger);
    double unequal = Math.expm1(0.5 * degree * logarithm);
    return scaled(0.5 * moments.largest * (unequal * unequal), larger, degree)
        + scaled(moments.missing, g, degree);
  }

  @Override
  public boolean isHomogeneous() {
    return degree == 1;
  }

  private static double covariance(GaussianPair pair, int n) {
    double g = pair.geometricMean();
    if (g == 0) {
      return 0;
    }
    return pair.isObtuse()
        ? obtuse(pair.fromAntiparallel(), g, n)
        : scaled(new AcuteMoments(pair, n).moment, g, n);
  }

  /**
   * K for c < 0.
   *
   * @param above g(1 + c) = 2gz
   */
  private static double obtuse(double above, double g, int n) {
    double z = 0.5 * above / g;
    double product = Math.sqrt(z) / Math.PI;
    for (int j = 1; j <= n; j++) {
      product *= 2.0 * j * j / (2 * j + 1) * above;
    }
    double term = 1;
    double series = 0;
    for (int j = 0; series + term > series; j++) {
      series += term;
      term *= (j + 0.5) * (j + 0.5) / ((n + 1.5 + j) * (j + 1)) * z;
    }
    return product * series;
  }

  /** f·gⁿ in two steps, of which none overflows or underflows unless the result does. */
  private static double scaled(double f, double g, int n) {
    double half = Math.pow(g, 0.5 * n);
    return f == 0 ? 0 : f * half * half;
  }

  /** fₙ(c), fₙ(1) and their difference, from degree to degree, for c ≥ 0. */
  private static final class AcuteMoments {
    private final double moment;
    private final double largest;
    private final double missing;

    AcuteMoments(GaussianPair pair, int degree) {
      double below = pair.fromParallel() / pair.geometricMean();
      double c = 1 - below;
      double angle = pair.acuteAngle() / (2 * Math.PI);
      double bent = ArcCosineDual.bend(pair.acuteAngle()) / (2 * Math.PI);
      double before = 0.5 - angle;
      double f = 0.5 * c + bent;
      double full = 0.5;
      double lost = 0.5 * below - bent;
      for (int n = 1; n < degree; n++) {
        double odd = 2 * n + 1;
        double square = (double) n * n * (1 + c) * before;
        lost = odd * c * lost + below * (odd * full - square);
        before = f;
        f = odd * c * f + below * square;
        full *= odd;
      }
      moment = degree == 0 ? 0.5 - angle : f;
      largest = full;
      missing = degree == 0 ? angle : lost;
    }
  }
}
