package org.ntklab.models.kernel.points;

import java.util.Arrays;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.kernel.PointMap;

/**
 * The dual of any function from its values: φ(√p z) = Σ r_l(p) h_l(z) in normalised Hermite
 * polynomials, r_l by quadrature, and E φ(u)φ(v) = Σ r_l(p) r_l(q) c^l for a correlation c.
 *
 * <p>The quadrature is one-dimensional, done at 34 variances for each factor of four between them
 * and interpolated ({@link CoefficientPanels}); a pair costs a polynomial. For analytic functions
 * the r_l fall off exponentially in √l and some tens of them give all digits. They fall off slowly
 * for functions that bend, where a kink leaves r_l² of order l^(−5/2), and for variances so large
 * that an S-shaped function is next to a step. What is left of E φ² and of E φ′² beyond the last
 * term, even and odd part apart, is then added as powers more, one next to the last and one far
 * behind it, so that K and K̇ of pairs that are equal or opposite are right whatever the number of
 * terms.
 *
 * <p>Errors between, relative to K and K̇ of equal pairs, by test: with tanh and its like none
 * beyond rounding for standard deviations of the input up to 3; at 10, 2·10⁻⁸ and 6·10⁻⁵ for c
 * about 0.9999, and 2·10⁻¹⁰ and 3·10⁻⁸ for c ≤ 0.99; at 100, 2·10⁻⁴ and 10⁻² for c about 0.9999.
 * With hard tanh, 10⁻⁶ and 10⁻³. The stated error is what is left of E φ², a bound for K.
 */
@Reference(key = "daniely2016", where = "Section 4")
final class HermiteExpansion implements SeriesSource {
  /** More cost time and, for functions that bend, gain little. */
  static final int MOST_TERMS = 1024;

  /** What is left of E φ² and of E φ′² p is then less than one rounding. */
  private static final double REST = 1e-17;

  /** Beyond, a rounding of c would change its power by 10⁻⁹. */
  private static final int FARTHEST = 1 << 22;

  private static final double CONVERGED = 2e-15;
  private static final int MOST_HALVINGS = 6;
  private static final double FIRST_STEP = 0.125;
  private static final double PANEL = 0.25;

  private final Activation function;
  private final double reach;
  private final double step;
  private final int terms;
  private final int far;
  private final double error;
  private final CoefficientPanels panels;

  private HermiteExpansion(
      Activation function, double reach, double step, int terms, int far, double error) {
    this.function = function;
    this.reach = reach;
    this.step = step;
    this.terms = terms;
    this.far = far;
    this.error = error;
    this.panels =
        new CoefficientPanels(
            terms, sigma -> sums(function, sigma * sigma, reach, step, terms).numbers());
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
    // Of functions that are even or odd, every other coefficient is 0.
    int far = terms < MOST_TERMS - 1 ? 0 : far(sums);
    return new SeriesMap(new HermiteExpansion(function, reach, step, terms, far, error));
  }

  /** A power behind the mean degree of what is left. */
  private static int far(HermiteSums sums) {
    double degree = 0;
    for (int parity = 0; parity < 2; parity++) {
      HermiteSums.Rest rest = sums.restOf(parity);
      degree = Math.max(degree, rest.mass() == 0 ? 0 : rest.slope() / rest.mass());
    }
    int far = 2 * MOST_TERMS;
    while (far < FARTHEST && far < 2 * degree) {
      far *= 2;
    }
    return far;
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
    // Of a series that has not converged, the last coefficients swing too fast between variances.
    HermiteSums sums =
        far > 0
            ? sums(function, variance, reach, step, terms)
            : HermiteSums.of(panels.at(Math.sqrt(variance)));
    sums.copy(terms, coefficients);
    for (int l = terms; l < terms + 2; l++) {
      HermiteSums.Rest rest = sums.restOf(l);
      double beyond = 0;
      if (far > 0) {
        // Two powers have the mass and the slope of all that are left.
        double share = (rest.slope() - l * rest.mass()) / (far + l % 2 - l);
        beyond = Math.max(0, Math.min(rest.mass(), share));
        coefficients[terms + 2 + l % 2] = Math.sqrt(beyond);
      }
      coefficients[l] = Math.sqrt(rest.mass() - beyond);
    }
    return 1 / Math.sqrt(variance);
  }

  @Override
  public int far() {
    return far;
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
