package org.ntklab.analysis.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntklab.analysis.MadeUpRuns;
import org.ntklab.core.regime.RateComparison;
import org.ntklab.core.regime.RateComparison.End;
import org.ntklab.core.regime.RateComparison.Entry;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

class RateComparisonsTest {
  private static final double ROUNDING = 1e-12;
  private static final String RATE = "training.learning-rate";
  private static final List<Object> RATES = List.of(0.1, 0.3, 1.0);

  /** The best rate on the test examples is another one, and must not be taken. */
  @Test
  void ratesAreChosenOnTheProbeAndJudgedOnTheTest() {
    List<RunResult> runs = new ArrayList<>();
    add(runs, "ntk", RATES, new double[] {3, 1, 2}, new double[] {0.1, 5, 0.1});
    add(runs, "mup", RATES, new double[] {0.9, 0.5, 0.7}, new double[] {4, 2, 1});
    RateComparison found = RateComparisons.of(runs).get(0);
    Entry ntk = found.entries().get(0);
    assertEquals(Optional.of(0.3), ntk.rate());
    assertEquals(End.INSIDE, ntk.end());
    // Seeds 0, 1, 2 add 0, .1, .2 to everything.
    assertEquals(1.1, ntk.validation().mean(), ROUNDING);
    assertEquals(5.1, ntk.testLoss().mean(), ROUNDING);
    double reach = 4.302652729696142 * 0.1 / Math.sqrt(3);
    assertEquals(5.1 + reach, ntk.testLoss().high(), 1e-9);
    assertEquals(3, ntk.behind().orElseThrow().mean(), ROUNDING);
    assertEquals(3, ntk.behind().orElseThrow().high(), ROUNDING, "paired, seeds cancel");
    assertEquals(Optional.empty(), found.entries().get(1).behind(), "the best is behind nothing");
    assertTrue(
        found.remarks().stream().noneMatch(remark -> remark.contains("not fair")),
        found.remarks()::toString);
  }

  @Test
  void bestRateAtTheEndIsWarnedOf() {
    List<RunResult> runs = new ArrayList<>();
    add(runs, "ntk", RATES, new double[] {3, 2, 1}, new double[] {1, 1, 1});
    add(runs, "mup", RATES, new double[] {1, 2, 3}, new double[] {1, 1, 1});
    RateComparison found = RateComparisons.of(runs).get(0);
    assertEquals(End.LARGEST, found.entries().get(0).end());
    assertEquals(End.SMALLEST, found.entries().get(1).end());
    assertRemark(found, "ntk: the best rate 1.0 is the largest that was tried");
    assertRemark(found, "mup: the best rate 0.1 is the smallest that was tried");
    assertRemark(found, "every run takes 300 steps of the same operations");
  }

  @Test
  void fractionsOfTheMaximumHaveAnOrderToo() {
    List<Object> rates = List.of(Map.of("of-maximum", 0.4), Map.of("of-maximum", 0.1));
    List<RunResult> runs = new ArrayList<>();
    add(runs, "ntk", rates, new double[] {1, 2}, new double[] {1, 1});
    add(runs, "mup", rates, new double[] {2, 1}, new double[] {1, 1});
    RateComparison found = RateComparisons.of(runs).get(0);
    assertEquals(End.LARGEST, found.entries().get(0).end());
    assertEquals(End.SMALLEST, found.entries().get(1).end());
  }

  @Test
  void rateThatLosesASeedIsNotChosen() {
    List<RunResult> runs = new ArrayList<>();
    add(runs, "ntk", RATES, new double[] {3, 2, 1}, new double[] {1, 1, 1});
    add(runs, "mup", RATES, new double[] {1, 2, 3}, new double[] {1, 1, 1});
    RunResult last = runs.get(8);
    assertEquals(1.0, last.spec().cell().get(RATE));
    runs.set(
        8, MadeUpRuns.run(last.spec().cell(), last.spec().seed(), RunStatus.DIVERGED, Map.of()));
    Entry ntk = RateComparisons.of(runs).get(0).entries().get(0);
    assertEquals(Optional.of(0.3), ntk.rate());
    assertEquals(1, ntk.tried().get(2).lost());
  }

  @Test
  void widthsAreKeptApartWhereNamesAreCompared() {
    List<RunResult> runs = new ArrayList<>();
    for (int width : new int[] {32, 64}) {
      for (String name : List.of("ntk", "mup")) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("architecture.width", width);
        cell.put("parametrisation", name);
        add(runs, cell, RATES, new double[] {3, 1, 2}, new double[] {1, 1, 1});
      }
    }
    List<RateComparison> found = RateComparisons.of(runs);
    assertEquals(
        List.of(Map.of("architecture.width", 32), Map.of("architecture.width", 64)),
        found.stream().map(RateComparison::cell).toList());
    assertEquals(2, found.get(1).entries().size());
  }

  @Test
  void inAGridOfNumbersTheseAreCompared() {
    List<RunResult> runs = new ArrayList<>();
    for (int width : new int[] {32, 64}) {
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("architecture.width", width);
      add(runs, cell, RATES, new double[] {3, 1, 2}, new double[] {1, 1, 1});
    }
    RateComparison found = RateComparisons.of(runs).get(0);
    assertEquals(2, found.entries().size());
    assertRemark(found, "equal steps are not equal operations");
  }

  @Test
  void withoutRatesOrAnythingToCompareThereIsNone() {
    List<RunResult> alone = new ArrayList<>();
    add(alone, "ntk", RATES, new double[] {3, 1, 2}, new double[] {1, 1, 1});
    assertEquals(List.of(), RateComparisons.of(alone));
    List<RunResult> oneRate = new ArrayList<>();
    add(oneRate, "ntk", List.of(1.0), new double[] {1}, new double[] {1});
    add(oneRate, "mup", List.of(1.0), new double[] {1}, new double[] {1});
    assertEquals(List.of(), RateComparisons.of(oneRate));
    assertEquals(List.of(), RateComparisons.of(List.of()));
  }

  private static void add(
      List<RunResult> runs, String name, List<Object> rates, double[] probe, double[] test) {
    add(runs, Map.of("parametrisation", name), rates, probe, test);
  }

  /** Three seeds a rate; seed s has s/10 more of everything. */
  private static void add(
      List<RunResult> runs,
      Map<String, Object> rest,
      List<Object> rates,
      double[] probe,
      double[] test) {
    for (int i = 0; i < rates.size(); i++) {
      Map<String, Object> cell = new LinkedHashMap<>(rest);
      cell.put(RATE, rates.get(i));
      for (int seed = 0; seed < 3; seed++) {
        double more = 0.1 * seed;
        runs.add(
            MadeUpRuns.run(
                cell,
                seed,
                RunStatus.DONE,
                Map.of("probeLoss", probe[i] + more, "testLoss", test[i] + more)));
      }
    }
  }

  private static void assertRemark(RateComparison found, String part) {
    assertTrue(
        found.remarks().stream().anyMatch(remark -> remark.contains(part)),
        found.remarks()::toString);
  }
}
