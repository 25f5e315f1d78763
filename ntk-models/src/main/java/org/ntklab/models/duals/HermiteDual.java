package org.ntklab.models.duals;

import java.util.Arrays;
import org.ntklab.core.activation.SeriesDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of the Hermite polynomials of any variance v, among which v = 0 are the monomials:
 *
 * <pre>
 * s₍ₙ₋₂ⱼ₎(p) = a·√n!·√(n!/(n−2j)!)·(p − v)ʲ/(2ʲj!),   all others 0
 * </pre>
 *
 * for φ(x) = a·Heₙ(x; v), Heₙ orthogonal under N(0, v) with leading coefficient 1, because averaged
 * over a variance p it is a·Heₙ(x; v − p).
 *
 * @param degree n
 * @param variance v
 * @param last sₙ = a·√n!
 */
@Reference(key = "daniely2016", where = "Section 4, Hermite expansions")
@Reference(key = "han2022")
public record HermiteDual(int degree, double variance, double last) implements SeriesDual {
  /** For φ(x) = xⁿ. */
  public static HermiteDual ofMonomial(int degree) {
    double factorial = 1;
    for (int i = 2; i <= degree; i++) {
      factorial *= i;
    }
    return new HermiteDual(degree, 0, Math.sqrt(factorial));
  }

  /** For φ = Heₙ/√n!, orthonormal under the standard normal distribution: sₙ = 1. */
  public static HermiteDual ofNormalised(int degree) {
    return new HermiteDual(degree, 1, 1);
  }

  @Override
  public void coefficients(double p, double[] into) {
    Arrays.fill(into, 0);
    into[degree] = last;
    for (int l = degree - 2; l >= 0; l -= 2) {
      double ratio = Math.sqrt((l + 1.0) * (l + 2.0)) / (degree - l);
      into[l] = into[l + 2] * ratio * (p - variance);
    }
  }
}
