package org.ntklab.core.functionspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearRecursionTest {
  private static final double ROUNDING = 1e-14;
  private static final int STEPS = 20_000;

  static Stream<LinearRecursion> recursions() {
    return Stream.of(
        LinearRecursion.sgd(),
        LinearRecursion.heavyBall(0.5),
        LinearRecursion.heavyBall(0.9),
        LinearRecursion.nesterov(0.5),
        LinearRecursion.nesterov(0.9),
        LinearRecursion.nesterov(-0.6),
        LinearRecursion.exponentialAverage(0.9),
        new LinearRecursion(0.3, -0.5, 1.2),
        new LinearRecursion(-0.5, 2, -1.5));
  }

  @ParameterizedTest
  @MethodSource("recursions")
  void modesDecayBelowTheLimitAndGrowAboveIt(LinearRecursion recursion) {
    double limit = recursion.stabilityLimit();
    assertTrue(simulate(recursion, 0.99 * limit) < 1e-6);
    assertTrue(simulate(recursion, 0.01 * limit) < 1e-6);
    assertTrue(simulate(recursion, 1.01 * limit) > 1e6);
  }

  @Test
  void limitsOfTheNamedRecursions() {
    assertEquals(2, LinearRecursion.sgd().stabilityLimit(), ROUNDING);
    assertEquals(2 * 1.9, LinearRecursion.heavyBall(0.9).stabilityLimit(), ROUNDING);
    assertEquals(2 * 1.9 / 2.8, LinearRecursion.nesterov(0.9).stabilityLimit(), ROUNDING);
    assertEquals(
        2 * 1.9 / 0.1, LinearRecursion.exponentialAverage(0.9).stabilityLimit(), 100 * ROUNDING);
  }

  @Test
  void nesterovIsTheUpdateOfNd4j() {
    // NesterovsUpdater: vPrev = v; v = m v − η g; θ −= m vPrev − (1 + m) v.
    double m = 0.9;
    double velocity = 0.3;
    double theta = 2;
    double next = m * velocity - 0.1 * 5;
    double expected = theta - (m * velocity - (1 + m) * next);
    LinearRecursion nesterov = LinearRecursion.nesterov(m);
    double found = theta + nesterov.fresh() * next + nesterov.stale() * velocity;
    assertEquals(expected, found, ROUNDING);
  }

  @Test
  void coefficientsThatNeverDescendAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LinearRecursion.heavyBall(1));
    assertThrows(IllegalArgumentException.class, () -> LinearRecursion.heavyBall(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new LinearRecursion(0, 1, -1));
  }

  /** |θ| after many steps on ½ x θ² with η = 1, stopped where it is clear. */
  private static double simulate(LinearRecursion recursion, double x) {
    double theta = 1;
    double velocity = 0;
    for (int step = 0; step < STEPS && Math.abs(theta) < 1e12; step++) {
      double next = recursion.momentum() * velocity - x * theta;
      theta += recursion.fresh() * next + recursion.stale() * velocity;
      velocity = next;
    }
    return Math.hypot(theta, velocity);
  }
}
