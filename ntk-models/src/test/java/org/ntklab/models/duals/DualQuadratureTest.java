package org.ntklab.models.duals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.PairDual;
import org.ntklab.models.duals.ClosedForms.AnglePair;
import org.ntklab.models.duals.PolarQuadrature.Means;

/** The closed forms against two-dimensional integrals that know the functions' values alone. */
class DualQuadratureTest {
  /** Of the mean size of what is averaged: the quadrature's error, and that of m as rounded. */
  private static final double QUADRATURE_TOLERANCE = 1e-12;

  /** Relative; here the integrand itself is rounded: φ(u) and φ(v) are almost the same. */
  private static final double DIFFERENCE_TOLERANCE = 1e-10;

  /** Below this, a distance is the square of a rounding. */
  private static final double NO_DISTANCE = 1e-30;

  /** Closer ones of unequal variances have no more digits than m, less its least value, has. */
  private static final double UNEQUAL_ANGLE = 0.05;

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void covarianceIsTheMeanOfTheProduct(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (AnglePair at : ClosedForms.pairs()) {
      Means expected = means(product(f::value), at);
      double tolerance = QUADRATURE_TOLERANCE * expected.size();
      assertEquals(expected.mean(), dual.covariance(at.pair()), tolerance, at::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void derivativeCovarianceIsTheMeanOfTheDerivatives(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (AnglePair at : ClosedForms.pairs()) {
      Means expected = means(product(f::derivative), at);
      double tolerance = QUADRATURE_TOLERANCE * expected.size();
      assertEquals(expected.mean(), dual.derivativeCovariance(at.pair()), tolerance, at::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functionsWithExactDistance")
  void distanceIsTheMeanOfTheSquaredDifferenceRelativeToItself(Activation f) {
    PairDual dual = ClosedForms.dual(f);
    for (AnglePair at : ClosedForms.pairs()) {
      if (at.p() != at.q() && at.angle() < UNEQUAL_ANGLE) {
        continue;
      }
      double expected = means((u, v) -> half(f.value(u) - f.value(v)), at).mean();
      double tolerance = DIFFERENCE_TOLERANCE * expected + NO_DISTANCE;
      assertEquals(expected, dual.distance(at.pair()), tolerance, at::toString);
    }
  }

  private static double half(double difference) {
    return 0.5 * difference * difference;
  }

  private static DoubleBinaryOperator product(DoubleUnaryOperator f) {
    return (u, v) -> f.applyAsDouble(u) * f.applyAsDouble(v);
  }

  private static Means means(DoubleBinaryOperator f, AnglePair at) {
    return PolarQuadrature.means(f, at.p(), at.q(), at.angle());
  }
}
