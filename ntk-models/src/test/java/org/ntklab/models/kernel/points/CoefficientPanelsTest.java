package org.ntklab.models.kernel.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Numbers between few σ are those of their source. */
class CoefficientPanelsTest {
  private static final double ROUNDING = 4e-15;

  /** Like coefficients: powers of σ that level off, and a moment behind them. */
  private static double[] smooth(double sigma) {
    double level = 1 / Math.sqrt(1 + sigma * sigma);
    return new double[] {sigma * level, Math.pow(sigma * level, 7), 3 + sigma * sigma};
  }

  @Test
  void analyticFunctionsAreFoundToRounding() {
    AtomicInteger asked = new AtomicInteger();
    CoefficientPanels panels =
        new CoefficientPanels(
            2,
            sigma -> {
              asked.incrementAndGet();
              return smooth(sigma);
            });
    for (double sigma = 1e-9; sigma < 1e3; sigma *= 1.013) {
      double[] expected = smooth(sigma);
      double[] found = panels.at(sigma);
      assertEquals(expected[0], found[0], ROUNDING * expected[0]);
      assertEquals(expected[1], found[1], ROUNDING * expected[0]);
      assertEquals(expected[2], found[2], ROUNDING * expected[2]);
    }
    assertTrue(asked.get() < 42 * 36, () -> "asked " + asked + " times");
  }

  @Test
  void functionsThatAreNotAnalyticAreAskedForOneByOne() {
    CoefficientPanels panels =
        new CoefficientPanels(1, sigma -> new double[] {Math.abs(sigma - 1.4)});
    for (double sigma : new double[] {1.1, 1.39, 1.4, 1.9}) {
      assertEquals(Math.abs(sigma - 1.4), panels.at(sigma)[0]);
    }
  }
}
