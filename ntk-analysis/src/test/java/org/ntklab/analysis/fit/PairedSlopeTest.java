package org.ntklab.analysis.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.analysis.fit.PairedSlope.Point;
import org.ntklab.core.regime.Exponent;

class PairedSlopeTest {
  private static final double ROUNDING = 1e-12;
  private static final double SLOPE = -0.7;

  /** To which Hipparchus solves for a quantile. */
  private static final double QUANTILE = 1e-9;

  /** Logarithms of x: 0, 1, 2; of y: 0, 1, 2 and 0, 0, 2. Both slopes are 1, RSS = 0 and 2/3. */
  @Test
  void slopesThatAgreeArePooledWithTheResiduals() {
    Exponent exponent = fit(line(0, 0, 1, 2), line(1, 0, 0, 2));
    // W = 4, residuals 2/3 with 6 − 2 − 1 = 3 degrees of freedom; t₀.₉₇₅(3).
    double reach = 3.182446305284263 * Math.sqrt(2.0 / 3 / 3 / 4);
    assertEquals(1, exponent.slope(), ROUNDING);
    assertEquals(1 + reach, exponent.high(), QUANTILE);
    assertEquals(1 - reach, exponent.low(), QUANTILE);
  }

  /** Two exact lines with slopes 1 and 2: the mean of two numbers, by Student. */
  @Test
  void slopesOfTheirOwnAreAveragedOverSeeds() {
    Exponent exponent = fit(line(0, 0, 1, 2), line(1, 5, 7, 9));
    double reach = 12.706204736432095 * Math.sqrt(0.5) / Math.sqrt(2);
    assertEquals(1.5, exponent.slope(), ROUNDING);
    assertEquals(1.5 + reach, exponent.high(), 10 * QUANTILE);
  }

  /** What pairing is for: the large values are missing where the seed itself is large. */
  @Test
  void levelsOfSeedsDoNotTiltTheSlopeWhereRunsAreMissing() {
    List<Point> points = new ArrayList<>(line(0, 0, 1, 2));
    points.addAll(line(1, 10, 11));
    assertEquals(1, PairedSlope.fit(points).exponent().orElseThrow().slope(), ROUNDING);
    assertTrue(
        PooledSlope.fit(
                    points.stream().mapToDouble(Point::axis).toArray(),
                    points.stream().mapToDouble(Point::quantity).toArray())
                .exponent()
                .orElseThrow()
                .slope()
            < 0);
  }

  @Test
  void seedsAtOnePositionEachAreNotPaired() {
    List<Point> points = new ArrayList<>();
    double[] axis = {1, 2, 4, 8};
    double[] values = {1, 2.2, 3.9, 8.1};
    for (int i = 0; i < axis.length; i++) {
      points.add(new Point(i, axis[i], values[i]));
    }
    assertEquals(PooledSlope.fit(axis, values), PairedSlope.fit(points));
  }

  @Test
  void valuesWithoutLogarithmAreLeftOutAndCounted() {
    List<Point> points = new ArrayList<>(line(0, 0, 1, 2));
    points.addAll(line(1, 0, 1, 2));
    points.add(new Point(1, 100, 0));
    points.add(new Point(1, 100, Double.NaN));
    points.add(new Point(2, 1, 1));
    SlopeFit fit = PairedSlope.fit(points);
    assertEquals(2, fit.dropped());
    assertEquals(6, fit.points(), "a seed at one position has no slope");
    assertEquals(3, fit.distinct());
  }

  /**
   * The promise of the interval, over networks that differ between seeds (deviation .5 in the
   * logarithm), points that scatter by .2, slopes that differ between seeds, and runs missing at
   * random.
   */
  @ParameterizedTest(name = "{0} seeds, {1} positions, slopes ± {2}, {3} of the runs missing")
  @CsvSource({
    "2, 3, 0,   0",
    "2, 5, 0,   0.25",
    "3, 5, 0,   0",
    "3, 5, 0.3, 0",
    "3, 5, 0,   0.25",
    "5, 3, 0,   0",
    "5, 5, 0.1, 0.25",
    "5, 5, 0.3, 0",
    "8, 5, 0.1, 0",
    "8, 5, 0.3, 0.25",
  })
  void intervalCoversTheSlopeAsOftenAsItSays(
      int seeds, int positions, double slopes, double missing) {
    int studies = 3000;
    Random random = new Random(20261124);
    int intervals = 0;
    int covered = 0;
    for (int study = 0; study < studies; study++) {
      List<Point> points = new ArrayList<>();
      for (int seed = 0; seed < seeds; seed++) {
        double level = 0.5 * random.nextGaussian();
        double slope = SLOPE + slopes * random.nextGaussian();
        for (int i = 0; i < positions; i++) {
          double x = i * Math.log(2);
          double y = level + slope * x + 0.2 * random.nextGaussian();
          if (random.nextDouble() >= missing) {
            points.add(new Point(seed, Math.exp(x), Math.exp(y)));
          }
        }
      }
      Exponent exponent = PairedSlope.fit(points).withInterval().orElse(null);
      if (exponent != null) {
        intervals++;
        covered += exponent.low() <= SLOPE && SLOPE <= exponent.high() ? 1 : 0;
      }
    }
    double coverage = (double) covered / intervals;
    assertTrue(coverage > 0.93 && coverage < 0.985, "covers " + coverage);
    assertTrue(intervals > 0.9 * studies, "intervals in " + intervals);
  }

  @SafeVarargs
  private static Exponent fit(List<Point>... seeds) {
    List<Point> points = new ArrayList<>();
    for (List<Point> seed : seeds) {
      points.addAll(seed);
    }
    return PairedSlope.fit(points).exponent().orElseThrow();
  }

  /** Values with these logarithms at 1, e, e², … */
  private static List<Point> line(long seed, double... logarithms) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < logarithms.length; i++) {
      points.add(new Point(seed, Math.exp(i), Math.exp(logarithms[i])));
    }
    return points;
  }
}
