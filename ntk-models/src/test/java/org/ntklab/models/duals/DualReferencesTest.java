package org.ntklab.models.duals;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.activation.SeriesDual;

/** Almost equal, almost opposite, tiny and huge pairs, against references of 30 digits. */
class DualReferencesTest {
  /** Relative; some roundings. */
  private static final double ROUNDING = 16 * 0x1p-53;

  /** Degree 100 multiplies a rounding of √(pq) or cos θ. */
  private static final double ROUNDING_OF_HIGH_DEGREE = 2 * 100 * 0x1p-53;

  private static final Map<String, Dual> DUALS =
      Map.ofEntries(
          entry("relu", new ArcCosineDual(0, 1)),
          entry("abs", new ArcCosineDual(-1, 1)),
          entry("abrelu", new ArcCosineDual(-0.25, 1.75)),
          entry("sign", new SignDual()),
          entry("erf", new ErfDual()),
          entry("gelu", new GeluDual()),
          entry("sin", WaveDual.ofSine(1.5, 0.75, 0)),
          entry("cos", WaveDual.ofCosine(1.5, 0.75, 0)),
          entry("rbf", new RbfDual(0.625)),
          entry("exp", new ExpDual(0.5, -0.75)),
          entry("gaussian-bell", new GaussianDual(2, -0.625)),
          entry("gaussian-growing", new GaussianDual(1, 0.125)),
          entry("rectified-monomial-0", new RectifiedMonomialDual(0)),
          entry("rectified-monomial-2", new RectifiedMonomialDual(2)),
          entry("rectified-monomial-3", new RectifiedMonomialDual(3)),
          entry("rectified-monomial-10", new RectifiedMonomialDual(10)),
          entry("rectified-monomial-100", new RectifiedMonomialDual(100)),
          entry("monomial-4", HermiteDual.ofMonomial(4)),
          entry("monomial-5", HermiteDual.ofMonomial(5)),
          entry("monomial-100", HermiteDual.ofMonomial(100)),
          entry("hermite-4", HermiteDual.ofNormalised(4)),
          entry("hermite-5", HermiteDual.ofNormalised(5)),
          entry("hermite-100", HermiteDual.ofNormalised(100)));

  @ParameterizedTest
  @CsvFileSource(resources = "references.csv", useHeadersInDisplayName = true)
  void agreesWithReferences(
      String function,
      double p,
      double q,
      double m,
      double covariance,
      double derivativeCovariance,
      double distance) {
    Dual dual = DUALS.get(function);
    PairDual pairDual = ClosedForms.ofPairs(dual);
    GaussianPair pair = new GaussianPair(p, q, m);
    double rounding = function.endsWith("-100") ? ROUNDING_OF_HIGH_DEGREE : ROUNDING;
    boolean cancels = dual instanceof SeriesDual;
    double ofU = pairDual.covariance(GaussianPair.same(p));
    double ofV = pairDual.covariance(GaussianPair.same(q));
    double size = cancels ? Math.sqrt(ofU) * Math.sqrt(ofV) : Math.abs(covariance);
    assertEquals(covariance, pairDual.covariance(pair), rounding * size, "K");
    double slopeSize =
        cancels
            ? pairDual.derivativeCovariance(GaussianPair.same(Math.max(p, q)))
            : Math.abs(derivativeCovariance);
    assertEquals(
        derivativeCovariance, pairDual.derivativeCovariance(pair), rounding * slopeSize, "K'");
    boolean subtracts = cancels || function.equals("gelu");
    double distanceSize = subtracts ? 0.5 * ofU + 0.5 * ofV : distance;
    assertEquals(distance, pairDual.distance(pair), rounding * distanceSize, "distance");
  }
}
