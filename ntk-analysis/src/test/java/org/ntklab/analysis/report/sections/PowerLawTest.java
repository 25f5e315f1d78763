package org.ntklab.analysis.report.sections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The fitted line and its interval, computed by hand. */
class PowerLawTest {
  private static final double ROUNDING = 1e-9;

  /** t₀.₉₇₅ with one degree of freedom, tan(0.475 π). */
  private static final double T = Math.tan(0.475 * Math.PI);

  /** log x = 0, 1, 2 and log y = 0, 1, 3: slope 3/2, residuals 1/6, −1/3, 1/6. */
  private static final List<double[]> POINTS =
      List.of(
          new double[] {1, 1},
          new double[] {Math.E, Math.E},
          new double[] {Math.exp(2), Math.exp(3)});

  private final PowerLaw law = PowerLaw.of(POINTS).orElseThrow();

  @Test
  void theLineIsThatOfLeastSquaresInTheLogarithms() {
    assertEquals(1.5, law.slope(), ROUNDING);
    assertEquals(-1.0 / 6, Math.log(law.ends().get(0)[1]), ROUNDING);
    assertEquals(17.0 / 6, Math.log(law.ends().get(1)[1]), ROUNDING);
  }

  @Test
  void theBandIsTheIntervalOfTheLinesMean() {
    double sigma = Math.sqrt(1.0 / 6);
    List<double[]> band = law.band();
    double[] first = band.get(0);
    double[] middle = band.get(band.size() / 2);
    assertEquals(T * sigma * Math.sqrt(1.0 / 3 + 1.0 / 2), reach(first), 1e-6);
    assertEquals(Math.E, middle[0], ROUNDING);
    assertEquals(T * sigma * Math.sqrt(1.0 / 3), reach(middle), 1e-6);
    assertEquals(4.0 / 3, (Math.log(middle[1]) + Math.log(middle[2])) / 2, ROUNDING);
  }

  @Test
  void theoryIsDrawnFromTheFitsFirstPoint() {
    List<double[]> theory = law.fromTheFirst(-0.5);
    assertEquals(law.ends().get(0)[1], theory.get(0)[1], ROUNDING);
    assertEquals(-0.5 * 2, Math.log(theory.get(1)[1] / theory.get(0)[1]), ROUNDING);
  }

  @Test
  void whatHasNoLogarithmIsLeftOutAndOnePlaceIsNoLaw() {
    List<double[]> withZeros =
        List.of(POINTS.get(0), POINTS.get(1), POINTS.get(2), new double[] {9, 0});
    assertEquals(law.slope(), PowerLaw.of(withZeros).orElseThrow().slope(), 0);
    assertTrue(PowerLaw.of(List.of(new double[] {2, 1}, new double[] {2, 3})).isEmpty());
    assertTrue(PowerLaw.of(POINTS.subList(0, 2)).orElseThrow().band().isEmpty());
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMiddleOfTwo() {
    OverSeeds four = OverSeeds.of(7, 4, Double.NaN, 1, 2, 8);
    assertEquals(new OverSeeds(7, 3, 1, 8, 4), four);
    assertEquals(0, OverSeeds.of(7, Double.NaN).seeds());
  }

  private static double reach(double[] point) {
    return (Math.log(point[2]) - Math.log(point[1])) / 2;
  }
}
