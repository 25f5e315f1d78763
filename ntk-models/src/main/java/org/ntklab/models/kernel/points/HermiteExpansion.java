package org.ntklab.models.kernel.points;

import java.util.Arrays;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.kernel.PointMap;

/**
 * The dual of any function from its values: φ(√p z) = Σ r_l(p) h_l(z) in normalised Hermite
 * polynomials, r_l by quadrature, and E φ(u)φ(v) = Σ r_l(p) r_l(q) c^l for a correlation c.
 *
 * <p>The quadrature is one-dimensional and done once for each variance; a pair costs a polynomial.
 * For analytic functions the r_l fall off exponentially in √l and some tens of them give all
 * digits; what is left of E φ² beyond the last term, even and odd part apart, is added as two more
 * terms, so that the variance is right whatever the number of terms, and with it pairs that are
 * equal or opposite. That rest is the error that is stated. It is largest where c is near ±1, and
 * for functions that bend: a kink leaves r_l² of order l^(−5/2).
 */
@Reference(key = "daniely2016", where = "Section 4")
final class HermiteExpansion implements SeriesSource {
  /** More cost time and, for functions that bend, gain little. */
  static final int MOST_TERMS = 1024;

  /** What is left of E φ² and of E φ′² p is then less than one rounding. */
  private static final double REST = 1e-17;

  private static final double CONVERGED = 2e-15;
  private static final int MOST_HALVINGS = 4;
  private static final double FIRST_STEP = 0.125;
  private static final double PANEL = 0.25;

  private final Activation function;
  private final double reach;
  private final double step;
  private final int terms;
  private final double error;

  private HermiteExpansion(
      Activation function, double reach, double step, int terms, double error) {
    this.function = function;
    this.reach = reach;
    this.step = step;
    this.terms = terms;
    this.error = error;
  }

  /** The map of a function for variances in a range, with as many terms as the largest needs. */
  static PointMap of(Activation function, double smallest, double largest) {
    double reach =
        Math.max(NormalNodes.reach(function, largest), NormalNodes.reach(function, smallest));
    double step = FIRST_STEP;
    HermiteSums sums = sums(function, largest, reach, step, MOST_TERMS);
    double quadrature = 0;
    if (function.kinks().length == 0) {
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        HermiteSums finer = sums(function, largest, reach, step / 2, MOST_TERMS);
        quadrature = finer.difference(sums);
        if (quadrature <= CONVERGED) {
          quadrature = 0;
          break;
        }
        step /= 2;
        sums = finer;
      }
    }
    int terms = sums.terms(REST);
    double error = quadrature + sums.rest(terms);
    return new SeriesMap(new HermiteExpansion(function, reach, step, terms, error));
  }

  /** The expansion's coefficients and, behind them, the two that stand for the rest. */
  @Override
  public int terms() {
    return terms + 2;
  }

  @Override
  public double coefficients(double variance, double[] coefficients) {
    Arrays.fill(coefficients, 0);
    if (variance == 0) {
      coefficients[0] = function.value(0);
      return 0;
    }
    HermiteSums sums = sums(function, variance, reach, step, terms);
    sums.copy(terms, coefficients);
    boolean lastIsOdd = terms % 2 == 1;
    coefficients[terms] = Math.sqrt(lastIsOdd ? sums.oddRest() : sums.evenRest());
    coefficients[terms + 1] = Math.sqrt(lastIsOdd ? sums.evenRest() : sums.oddRest());
    return 1 / Math.sqrt(variance);
  }

  @Override
  public double error() {
    return error;
  }

  private static HermiteSums sums(
      Activation function, double variance, double reach, double step, int terms) {
    double[] kinks = function.kinks();
    NormalNodes nodes =
        kinks.length == 0
            ? NormalNodes.equidistant(reach, step)
            : NormalNodes.broken(
                reach, Arrays.stream(kinks).map(x -> x / Math.sqrt(variance)).toArray(), PANEL);
    return HermiteSums.of(function, variance, nodes, terms);
  }
}
