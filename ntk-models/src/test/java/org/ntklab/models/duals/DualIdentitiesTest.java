package org.ntklab.models.duals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.models.duals.ClosedForms.AnglePair;

/** Duals that are known from others. */
class DualIdentitiesTest {
  /** A few roundings of the variances. */
  private static final double ROUNDING = 16 * 0x1p-53;

  /** Scales at which functions reach their limits; powers of two, so that scaling is exact. */
  private static final double SMALL = 0x1p-60;

  private static final double LARGE = 0x1p120;

  @Test
  void equalSlopesAreTheIdentity() {
    PairDual dual = new ArcCosineDual(1, 1);
    for (AnglePair at : ClosedForms.pairs()) {
      GaussianPair pair = at.pair();
      assertEquals(pair.covariance(), dual.covariance(pair));
      assertEquals(1, dual.derivativeCovariance(pair));
      assertEquals(pair.distance(), dual.distance(pair), ROUNDING * pair.distance());
    }
  }

  /** φ = ½(a+b)·x + ½(b−a)·|x|, and the two parts are uncorrelated. */
  @Test
  void familyOfReluIsSpannedByIdentityAndAbsoluteValue() {
    double a = -0.3;
    double b = 1.7;
    double linear = 0.25 * (a + b) * (a + b);
    double even = 0.25 * (b - a) * (b - a);
    PairDual abs = new ArcCosineDual(-1, 1);
    assertAlike(
        new ArcCosineDual(a, b),
        pair -> linear * pair.covariance() + even * abs.covariance(pair),
        pair -> linear + even * abs.derivativeCovariance(pair));
  }

  @Test
  void familyOfReluIsHomogeneous() {
    PairDual relu = new ArcCosineDual(0, 1);
    assertTrue(relu.isHomogeneous());
    for (AnglePair at : ClosedForms.pairs()) {
      GaussianPair one = at.pair();
      GaussianPair scaled = new GaussianPair(4 * one.p(), 4 * one.q(), 4 * one.distance());
      assertEquals(4 * relu.covariance(one), relu.covariance(scaled));
      assertEquals(relu.derivativeCovariance(one), relu.derivativeCovariance(scaled));
      assertEquals(4 * relu.distance(one), relu.distance(scaled));
    }
  }

  @Test
  void rectifiedMonomialOfDegreeOneIsRelu() {
    PairDual relu = new ArcCosineDual(0, 1);
    PairDual dual = new RectifiedMonomialDual(1);
    assertAlike(dual, relu::covariance, relu::derivativeCovariance);
    assertTrue(dual.isHomogeneous());
    assertFalse(new RectifiedMonomialDual(2).isHomogeneous());
    for (AnglePair at : ClosedForms.pairs()) {
      double expected = relu.distance(at.pair());
      assertEquals(expected, dual.distance(at.pair()), 2 * ROUNDING * (expected + 1e-3));
    }
  }

  /** The step is ½(1 + sign). */
  @Test
  void rectifiedMonomialOfDegreeZeroIsHalfOfOneAndSign() {
    PairDual sign = new SignDual();
    assertAlike(
        new RectifiedMonomialDual(0),
        pair -> 0.25 + 0.25 * sign.covariance(pair),
        sign::derivativeCovariance);
  }

  /** Cho and Saul's J₂ = 3 sin θ cos θ + (π − θ)(1 + 2 cos² θ). */
  @Test
  void rectifiedSquareIsTheArcCosineKernelOfDegreeTwo() {
    PairDual dual = new RectifiedMonomialDual(2);
    for (AnglePair at : ClosedForms.pairs()) {
      double c = Math.cos(at.angle());
      double j = 3 * Math.sin(at.angle()) * c + (Math.PI - at.angle()) * (1 + 2 * c * c);
      double size = at.p() * at.q();
      assertEquals(size * j / (2 * Math.PI), dual.covariance(at.pair()), 2 * ROUNDING * size);
    }
  }

  @Test
  void rbfIsASineOfTheRightPhase() {
    PairDual rbf = new RbfDual(0.6);
    PairDual sine = WaveDual.ofSine(Math.sqrt(2), Math.sqrt(2 * 0.6), Math.PI / 4);
    assertAlike(sine, rbf::covariance, rbf::derivativeCovariance);
    for (AnglePair at : ClosedForms.pairs()) {
      assertEquals(rbf.distance(at.pair()), sine.distance(at.pair()), ROUNDING);
    }
  }

  /** cos u cos v + sin u sin v = cos(u − v), whatever the phase. */
  @Test
  void sineAndCosineAddToTheDistance() {
    PairDual sine = WaveDual.ofSine(1, 0.7, 0.4);
    PairDual cosine = WaveDual.ofCosine(1, 0.7, 0.4);
    for (AnglePair at : ClosedForms.pairs()) {
      double sum = sine.covariance(at.pair()) + cosine.covariance(at.pair());
      assertEquals(Math.exp(-0.49 * at.pair().distance()), sum, ROUNDING);
    }
  }

  @Test
  void cosineIsASineAQuarterTurnAhead() {
    PairDual sine = WaveDual.ofSine(1.5, 0.7, 0.4 + Math.PI / 2);
    assertAlike(WaveDual.ofCosine(1.5, 0.7, 0.4), sine::covariance, sine::derivativeCovariance);
  }

  /** At p = q = 1. */
  @Test
  void hermiteFunctionsAreOrthonormal() {
    for (int n = 0; n <= 100; n++) {
      PairDual dual = ClosedForms.ofPairs(HermiteDual.ofNormalised(n));
      for (double k : new double[] {-1, -0.5, 0, 0.9, 1}) {
        GaussianPair pair = GaussianPair.ofCovariance(1, 1, k);
        assertEquals(Math.pow(k, n), dual.covariance(pair), ROUNDING);
        double slope = n == 0 ? 0 : n * Math.pow(k, n - 1);
        assertEquals(slope, dual.derivativeCovariance(pair), n * ROUNDING);
      }
    }
  }

  @Test
  void monomialsOfLowDegreeByHand() {
    assertAlike(
        ClosedForms.ofPairs(HermiteDual.ofMonomial(2)),
        pair -> 2 * square(pair.covariance()) + pair.p() * pair.q(),
        pair -> 4 * pair.covariance());
    assertAlike(
        ClosedForms.ofPairs(HermiteDual.ofMonomial(3)),
        pair -> (6 * square(pair.covariance()) + 9 * pair.p() * pair.q()) * pair.covariance(),
        pair -> 18 * square(pair.covariance()) + 9 * pair.p() * pair.q());
  }

  @Test
  void polynomialsOfOneTermAreMonomials() {
    for (int n = 0; n <= 100; n += n < 8 ? 1 : 23) {
      double[] coefficients = new double[n + 1];
      coefficients[n] = 1;
      PairDual monomial = ClosedForms.ofPairs(HermiteDual.ofMonomial(n));
      PairDual polynomial = ClosedForms.ofPairs(new PolynomialDual(coefficients));
      assertAlike(polynomial, monomial::covariance, monomial::derivativeCovariance);
    }
  }

  /** He₃/√6 = (x³ − 3x)/√6. */
  @Test
  void hermiteFunctionsArePolynomials() {
    double unit = 1 / Math.sqrt(6);
    PairDual hermite = ClosedForms.ofPairs(HermiteDual.ofNormalised(3));
    PairDual polynomial =
        ClosedForms.ofPairs(new PolynomialDual(new double[] {0, -3 * unit, 0, unit}));
    assertAlike(polynomial, hermite::covariance, hermite::derivativeCovariance);
  }

  /** erf(x) → 2x/√π for small variances and the sign for large ones. */
  @Test
  void erfStandsBetweenLineAndSign() {
    PairDual erf = new ErfDual();
    for (AnglePair at : ClosedForms.pairs()) {
      GaussianPair small = times(SMALL, at.pair());
      double line = 4 / Math.PI * small.covariance();
      assertEquals(line, erf.covariance(small), ROUNDING * (small.p() + small.q()));
      double sign = new SignDual().covariance(at.pair());
      assertEquals(sign, erf.covariance(times(LARGE, at.pair())), ROUNDING);
    }
  }

  /** xΦ(x) → ½x for small variances and ReLU for large ones. */
  @Test
  void geluStandsBetweenLineAndRelu() {
    PairDual gelu = new GeluDual();
    PairDual relu = new ArcCosineDual(0, 1);
    for (AnglePair at : ClosedForms.pairs()) {
      GaussianPair small = times(SMALL, at.pair());
      double half = 0.25 * small.covariance();
      assertEquals(half, gelu.covariance(small), ROUNDING * (small.p() + small.q()));
      GaussianPair large = times(LARGE, at.pair());
      double tolerance = ROUNDING * (large.p() + large.q());
      assertEquals(relu.covariance(large), gelu.covariance(large), tolerance);
      double slope = relu.derivativeCovariance(at.pair());
      assertEquals(slope, gelu.derivativeCovariance(large), ROUNDING);
    }
  }

  @Test
  void gaussiansThatGrowHaveABound() {
    PairDual dual = new GaussianDual(1, 0.25);
    assertEquals(1, dual.varianceBound());
    assertEquals(1e3, dual.covariance(GaussianPair.same(1 - 1e-6)), 1e-6);
    assertEquals(Double.POSITIVE_INFINITY, dual.covariance(GaussianPair.same(1)));
    assertEquals(Double.POSITIVE_INFINITY, dual.covariance(GaussianPair.same(3)));
    assertEquals(Double.POSITIVE_INFINITY, dual.derivativeCovariance(GaussianPair.same(3)));
    assertEquals(Double.POSITIVE_INFINITY, dual.distance(new GaussianPair(0.5, 3, 2)));
    // E φ(u)φ(v) may be finite where E φ(v)² is not.
    assertEquals(
        1 / Math.sqrt(0.75 * 0.25), dual.covariance(new GaussianPair(0.5, 1.5, 1)), ROUNDING);
    assertEquals(Double.POSITIVE_INFINITY, new GaussianDual(1, -1).varianceBound());
  }

  private static GaussianPair times(double scale, GaussianPair pair) {
    return new GaussianPair(scale * pair.p(), scale * pair.q(), scale * pair.distance());
  }

  private static double square(double x) {
    return x * x;
  }

  private interface OfPair {
    double at(GaussianPair pair);
  }

  /** K and K̇, to rounding of their largest values at these variances. */
  private static void assertAlike(PairDual dual, OfPair covariance, OfPair derivative) {
    for (AnglePair at : ClosedForms.pairs()) {
      GaussianPair pair = at.pair();
      GaussianPair largest = GaussianPair.same(Math.max(at.p(), at.q()));
      double tolerance = ROUNDING * Math.abs(covariance.at(largest));
      assertEquals(covariance.at(pair), dual.covariance(pair), tolerance, at::toString);
      double slope = derivative.at(pair);
      double slopeTolerance = ROUNDING * Math.abs(derivative.at(largest));
      assertEquals(slope, dual.derivativeCovariance(pair), slopeTolerance, at::toString);
    }
  }
}
