package org.ntklab.analysis.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ntklab.core.regime.Exponent;

class PooledSlopeTest {
  private static final double ROUNDING = 1e-12;

  /** Where exact points leave a residual of rounding, its root stays. */
  private static final double ROOT_OF_ROUNDING = 1e-6;

  /** Logarithms to base e of x: 0, 1, 2, 3; of y: 0, 1, 1, 2. */
  @Test
  void slopeAndIntervalOfFourPointsAreThoseByHand() {
    double e = Math.E;
    SlopeFit fit =
        PooledSlope.fit(new double[] {1, e, e * e, e * e * e}, new double[] {1, e, e, e * e});
    // Sxx = 5, Sxy = 3, Syy = 2: slope .6, SSE = 2 − 9/5 = .2, s² = .1, s_p = √(.1/5) = √.02.
    // t₀.₉₇₅(2) = 4.302652729696142.
    double reach = 4.302652729696142 * Math.sqrt(0.02);
    Exponent exponent = fit.exponent().orElseThrow();
    assertEquals(0.6, exponent.slope(), ROUNDING);
    assertEquals(0.6 - reach, exponent.low(), ROUNDING * 100);
    assertEquals(0.6 + reach, exponent.high(), ROUNDING * 100);
    assertEquals(4, fit.points());
    assertEquals(4, fit.distinct());
    assertEquals(0, fit.dropped());
  }

  @Test
  void exactPowerLawIsFoundWithAnIntervalOfRounding() {
    double[] widths = {32, 32, 64, 64, 128, 128, 256, 256};
    double[] values = new double[widths.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 7 * Math.pow(widths[i], -0.5);
    }
    Exponent exponent = PooledSlope.fit(widths, values).exponent().orElseThrow();
    assertEquals(-0.5, exponent.slope(), ROUNDING);
    assertTrue(exponent.high() - exponent.low() < ROOT_OF_ROUNDING);
  }

  /** The promise of the interval: it holds the true slope 95 times in 100. */
  @Test
  void intervalOverThreeSeedsCoversTheSlopeAsOftenAsItSays() {
    int studies = 4000;
    double[] widths = {64, 128, 256, 512};
    int seeds = 3;
    Random random = new Random(20240607);
    int covered = 0;
    for (int study = 0; study < studies; study++) {
      double[] axis = new double[widths.length * seeds];
      double[] values = new double[axis.length];
      for (int i = 0; i < axis.length; i++) {
        axis[i] = widths[i / seeds];
        values[i] = Math.exp(0.3 * random.nextGaussian()) * Math.pow(axis[i], -0.7);
      }
      Exponent exponent = PooledSlope.fit(axis, values).withInterval().orElseThrow();
      covered += exponent.low() <= -0.7 && -0.7 <= exponent.high() ? 1 : 0;
    }
    double expected = 0.95;
    double deviation = Math.sqrt(expected * (1 - expected) / studies);
    assertEquals(expected, (double) covered / studies, 4 * deviation);
  }

  @Test
  void valuesWithoutLogarithmAreLeftOutAndCounted() {
    double[] axis = {1, 2, 4, 8, 16, 32};
    double[] values = {1, 0, 4, -1, Double.NaN, Double.POSITIVE_INFINITY};
    SlopeFit fit = PooledSlope.fit(axis, values);
    assertEquals(4, fit.dropped());
    assertEquals(2, fit.points());
    assertEquals(1, fit.exponent().orElseThrow().slope(), ROUNDING);
  }

  @Test
  void twoPointsHaveASlopeAndNoInterval() {
    SlopeFit fit = PooledSlope.fit(new double[] {10, 1000}, new double[] {1, 100});
    assertEquals(1, fit.exponent().orElseThrow().slope(), ROUNDING);
    assertFalse(fit.exponent().get().hasInterval());
    assertTrue(fit.withInterval().isEmpty());
  }

  @Test
  void oneWidthHasNoSlopeHoweverManySeeds() {
    SlopeFit fit = PooledSlope.fit(new double[] {64, 64, 64}, new double[] {1, 2, 3});
    assertTrue(fit.exponent().isEmpty());
    assertEquals(1, fit.distinct());
    assertEquals(3, fit.points());
  }

  @Test
  void nothingHasNoSlope() {
    assertTrue(PooledSlope.fit(new double[0], new double[0]).exponent().isEmpty());
  }

  @Test
  void lengthsThatDifferAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PooledSlope.fit(new double[2], new double[3]));
  }
}
