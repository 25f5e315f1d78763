package org.ntklab.analysis.crossover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.analysis.MadeUpRuns;
import org.ntklab.analysis.verdict.NetworkRoles;
import org.ntklab.core.layer.Role;
import org.ntklab.core.regime.Crossover;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

class CrossoverAnalysisTest {
  private static final double ROUNDING = 1e-9;
  private static final int SEEDS = 3;

  private final CrossoverAnalysis analysis = new CrossoverAnalysis(run -> roles());

  /** On a power law the straight line in logarithms is exact: (α√n)^−1.5 = ½ at 2^(2/3)/√n. */
  @Test
  void crossoverOfAPowerLawIsWhereThePowerLawHasIt() {
    Crossover found = analysis.of(plane("ntk", (n, a) -> Math.pow(a * Math.sqrt(n), -1.5))).get(0);
    for (Crossover.AtWidth row : found.widths()) {
      double there = Math.pow(2, 2.0 / 3) / Math.sqrt(row.width());
      assertEquals(there, row.scale().mean(), ROUNDING * there);
      assertEquals(there, row.scale().high(), ROUNDING * there);
      assertEquals(SEEDS, row.scale().seeds());
    }
    assertEquals(-0.5, found.exponent().orElseThrow().slope(), ROUNDING);
    assertEquals(0.5, found.threshold());
    assertEquals(List.of(0.01, 0.1, 1.0, 10.0), found.scales());
    assertEquals(Math.pow(0.1 * 8, -1.5), found.widths().get(1).drift().get(1), ROUNDING);
  }

  /**
   * r of the parametrisation: geiger2020's −½ in their own, and none where α is that of a 1/n
   * readout.
   */
  @ParameterizedTest(name = "{0}: alpha* as n^{1}")
  @CsvSource({"ntk, -0.5", "mean-field, 0", "mup, 0", "standard, -0.5"})
  void predictedExponentIsThatOfFeatures(String parametrisation, double s) {
    PredictedRange predicted =
        analysis.of(plane(parametrisation, (n, a) -> 1 / a)).get(0).predicted().orElseThrow();
    assertEquals(s, predicted.low(), ROUNDING);
    assertEquals(s, predicted.high(), ROUNDING);
  }

  @Test
  void widthsWhoseCrossoverLiesOutsideAreSaidAndLeftOut() {
    Crossover found = analysis.of(plane("ntk", (n, a) -> n == 16 ? 7 : 10 / a / n)).get(0);
    Crossover.AtWidth outside = found.widths().get(0);
    assertEquals(SEEDS, outside.above());
    assertFalse(outside.isInside());
    assertTrue(
        found
            .remarks()
            .contains(
                "at width 16 the kernel of 3 seeds still moves at the largest scale: add larger"),
        found.remarks()::toString);
    assertEquals(-1, found.exponent().orElseThrow().slope(), ROUNDING);
  }

  @Test
  void lastPassingCounts() {
    DriftCurve curve = DriftCurve.empty().put(1, 2).put(2, 0.1).put(4, 2).put(8, 0.125);
    // Between 4 and 8 from log 2 to log ⅛, and ½ lies half way.
    assertEquals(4 * Math.sqrt(2), curve.crossing(0.5).orElseThrow(), ROUNDING);
    assertEquals(OptionalDouble.empty(), curve.crossing(0.01));
    assertEquals(OptionalDouble.empty(), curve.crossing(3));
  }

  @Test
  void runsThatDivergedAreGaps() {
    List<RunResult> runs = new ArrayList<>(plane("ntk", (n, a) -> 1 / a / n));
    runs.replaceAll(
        run ->
            run.spec().cell().get("training.output-scale").equals(0.1)
                ? MadeUpRuns.run(
                    run.spec().cell(),
                    run.spec().seed(),
                    RunStatus.DIVERGED,
                    Map.of("kernelDrift", 1e9))
                : run);
    Crossover found = analysis.of(runs).get(0);
    assertEquals(-1, found.exponent().orElseThrow().slope(), ROUNDING);
    assertTrue(found.widths().get(0).drift().get(1).isNaN());
  }

  @Test
  void otherGridsHaveNoPlane() {
    Map<String, Object> cell = Map.of("architecture.width", 64);
    List<RunResult> runs =
        List.of(MadeUpRuns.run(cell, 0, RunStatus.DONE, Map.of("kernelDrift", 1.0)));
    assertEquals(List.of(), analysis.of(runs));
    assertEquals(List.of(), analysis.of(List.of()));
  }

  @Test
  void nothingIsPredictedWhereTheNetworkIsLinearInItsWeights() {
    CrossoverAnalysis direct =
        new CrossoverAnalysis(run -> new NetworkRoles(Map.of("dense-1", Role.DIRECT)));
    assertEquals(Optional.empty(), direct.of(plane("ntk", (n, a) -> 1 / a)).get(0).predicted());
  }

  private static List<RunResult> plane(String parametrisation, DoubleBinaryOperator drift) {
    List<RunResult> runs = new ArrayList<>();
    for (int width : new int[] {16, 64, 256}) {
      for (double scale : new double[] {0.01, 0.1, 1, 10}) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("parametrisation", parametrisation);
        cell.put("architecture.width", width);
        cell.put("training.output-scale", scale);
        for (int seed = 0; seed < SEEDS; seed++) {
          runs.add(
              MadeUpRuns.run(
                  cell,
                  seed,
                  RunStatus.DONE,
                  Map.of("kernelDrift", drift.applyAsDouble(width, scale))));
        }
      }
    }
    return runs;
  }

  private static NetworkRoles roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    roles.put("dense-1", Role.INPUT);
    roles.put("dense-2", Role.HIDDEN);
    roles.put("dense-3", Role.OUTPUT);
    return new NetworkRoles(roles);
  }
}
