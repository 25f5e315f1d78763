package org.ntklab.models.duals;

import org.ntklab.core.activation.SeriesDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = Σ cᵢxⁱ, the sum of those of its powers:
 *
 * <pre>
 * s_l(p) = Σ_j c₍ₗ₊₂ⱼ₎·(l+2j)!/(2ʲj!√l!)·pʲ
 * </pre>
 */
@Reference(key = "daniely2016", where = "Section 4, Hermite expansions")
public final class PolynomialDual implements SeriesDual {
  /** [l][j], the coefficient of pʲ in s_l. */
  private final double[][] table;

  /**
   * The dual of a polynomial.
   *
   * @param coefficients c₀, c₁, …: ascending, at least one; not modified
   */
  public PolynomialDual(double[] coefficients) {
    int degree = coefficients.length - 1;
    table = new double[degree + 1][];
    double rootFactorial = 1;
    for (int l = 0; l <= degree; l++) {
      rootFactorial *= Math.sqrt(Math.max(1, l));
      double factor = rootFactorial;
      table[l] = new double[(degree - l) / 2 + 1];
      for (int j = 0; j < table[l].length; j++) {
        int i = l + 2 * j;
        if (j > 0) {
          factor *= i * (i - 1) / (2.0 * j);
        }
        table[l][j] = coefficients[i] * factor;
      }
    }
  }

  @Override
  public int degree() {
    return table.length - 1;
  }

  @Override
  public void coefficients(double variance, double[] into) {
    for (int l = 0; l < table.length; l++) {
      double sum = 0;
      for (int j = table[l].length - 1; j >= 0; j--) {
        sum = sum * variance + table[l][j];
      }
      into[l] = sum;
    }
  }
}
