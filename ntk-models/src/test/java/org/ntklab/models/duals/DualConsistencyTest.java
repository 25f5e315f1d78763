package org.ntklab.models.duals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.models.activations.RectifiedMonomial;
import org.ntklab.models.activations.Sign;
import org.ntklab.models.duals.ClosedForms.AnglePair;

/** What the three numbers of a dual owe to each other, and to inputs at the ends of the range. */
class DualConsistencyTest {
  /** A few roundings of the variances. */
  private static final double ROUNDING = 16 * 0x1p-53;

  /** 64 nodes converge on the square roots at ρ = ±1 like 1.38⁻¹²⁸. */
  private static final double INTEGRAL_TOLERANCE = 1e-13;

  private static final GaussLegendre RULE = new GaussLegendre(64);

  /** Largest correlation of the integral over k. */
  private static final double END = 0.95;

  private static final double[] EXTREMES = {0, 1e-300, 1e-20, 1, 1e3, 1e100, 1e300};

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void derivativeCovarianceIsTheDerivative(Activation f) {
    if (f.equals(new Sign()) || f.equals(new RectifiedMonomial(0))) {
      return; // 0 by convention.
    }
    PairDual dual = ClosedForms.dual(f);
    for (double[] variances : ClosedForms.VARIANCES) {
      double p = variances[0];
      double q = variances[1];
      double g = Math.sqrt(p * q);
      double integral = 0;
      for (int i = 0; i < RULE.size(); i++) {
        double k = END * g * (2 * RULE.node(i) - 1);
        double slope = dual.derivativeCovariance(GaussianPair.ofCovariance(p, q, k));
        integral += 2 * END * g * RULE.weight(i) * slope;
      }
      double difference =
          dual.covariance(GaussianPair.ofCovariance(p, q, END * g))
              - dual.covariance(GaussianPair.ofCovariance(p, q, -END * g));
      assertEquals(difference, integral, INTEGRAL_TOLERANCE * size(dual, p, q));
    }
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void distanceIsThatOfTheCovariances(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (AnglePair at : ClosedForms.pairs()) {
      double mean =
          0.5 * dual.covariance(GaussianPair.same(at.p()))
              + 0.5 * dual.covariance(GaussianPair.same(at.q()));
      double expected = mean - dual.covariance(at.pair());
      assertEquals(expected, dual.distance(at.pair()), ROUNDING * mean, at::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void duplicatesHaveNoDistance(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (double p : new double[] {0, 1e-300, 1e-8, 0.3, 1, 2.5}) {
      assertEquals(0.0, dual.distance(GaussianPair.same(p)), "p = " + p);
    }
  }

  /** For odd functions, E φ(u)φ(−u) is −E φ(u)² to the last bit. */
  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#oddFunctions")
  void oppositesOfOddFunctionsMirrorDuplicates(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (double p : new double[] {0, 1e-300, 1e-8, 0.3, 1, 2.5}) {
      GaussianPair opposite = new GaussianPair(p, p, 2 * p);
      assertEquals(-dual.covariance(GaussianPair.same(p)), dual.covariance(opposite), 0.0);
    }
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void noPairGivesNan(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (double p : EXTREMES) {
      for (double q : EXTREMES) {
        if (!(size(dual, p, q) < Double.POSITIVE_INFINITY)) {
          continue; // Beyond double precision, or the function's own bound.
        }
        for (double angle : new double[] {0, 1e-9, 1, Math.PI / 2, 3, Math.PI}) {
          for (double rounding : new double[] {1 - 0x1p-50, 1, 1 + 0x1p-50}) {
            GaussianPair exact = new AnglePair(p, q, angle).pair();
            GaussianPair pair = new GaussianPair(p, q, rounding * exact.distance());
            assertTrue(Double.isFinite(dual.covariance(pair)), pair::toString);
            assertFalse(Double.isNaN(dual.derivativeCovariance(pair)), pair::toString);
            assertTrue(dual.distance(pair) >= 0, pair::toString);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void covarianceIsAtMostTheVariances(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (AnglePair at : ClosedForms.pairs()) {
      double largest = size(dual, at.p(), at.q()) * (1 + ROUNDING);
      assertTrue(Math.abs(dual.covariance(at.pair())) <= largest, at::toString);
    }
  }

  /** √(E φ(u)² E φ(v)²). */
  private static double size(PairDual dual, double p, double q) {
    double ofU = dual.covariance(GaussianPair.same(p));
    double ofV = dual.covariance(GaussianPair.same(q));
    return Math.sqrt(ofU) * Math.sqrt(ofV);
  }
}
