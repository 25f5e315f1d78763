package org.ntklab.analysis.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.analysis.compare.StudyComparison.ExponentChange;
import org.ntklab.analysis.compare.StudyComparison.MetricChange;
import org.ntklab.analysis.compare.StudyComparison.Run;

class StudyChangesTest {
  private static final double QUANTILE = 1e-8;
  private static final Map<String, Object> CELL = Map.of("parametrisation", "ntk");

  @TempDir private Path store;

  @Test
  void runsAreToldApartByCellAndSeed() throws JsonProcessingException {
    StudyComparison found =
        compare(
            runs(run(0, "done", 1), run(1, "cached", 1), run(2, "done", 1)),
            runs(run(1, "done", 1), run(2, "diverged", 1), run(3, "done", 1)));
    assertEquals(2, found.runs().common());
    assertEquals(List.of(new Run(CELL, 0, "done")), found.runs().onlyA());
    assertEquals(List.of(new Run(CELL, 3, "done")), found.runs().onlyB());
    assertEquals(
        List.of(new Run(CELL, 2, "done, diverged")),
        found.runs().ended(),
        "a run that was there already ended as it did");
  }

  /** Seeds differ by far more than studies do: only pairs show it. */
  @Test
  void metricsArePairedBySeed() throws JsonProcessingException {
    StudyComparison found =
        compare(
            runs(run(0, "done", 1), run(1, "done", 10), run(2, "done", 100)),
            runs(run(0, "done", 1.1), run(1, "done", 10.2), run(2, "done", 100.3)));
    MetricChange change = found.metrics().get(0);
    assertEquals("kernelDrift", change.metric());
    assertEquals(37, change.a(), QUANTILE);
    // Differences .1, .2, .3: mean .2, deviation .1, t₀.₉₇₅(2).
    double reach = 4.302652729696142 * 0.1 / Math.sqrt(3);
    assertEquals(0.2, change.difference().mean(), QUANTILE);
    assertEquals(0.2 + reach, change.difference().high(), QUANTILE);
    assertEquals(Change.WITHIN, change.change());
    StudyComparison further =
        compare(
            runs(run(0, "done", 1), run(1, "done", 10), run(2, "done", 100)),
            runs(run(0, "done", 1.3), run(1, "done", 10.4), run(2, "done", 100.5)));
    assertEquals(Change.CHANGED, further.metrics().get(0).change());
  }

  @Test
  void roundingIsNoChangeAndOneSeedDecidesNothing() throws JsonProcessingException {
    StudyComparison rounded =
        compare(
            runs(run(0, "done", 1), run(1, "done", 2)),
            runs(run(0, "done", 1 + 1e-12), run(1, "done", 2 + 1e-12)));
    assertEquals(Change.SAME, rounded.metrics().get(0).change());
    StudyComparison alone = compare(runs(run(0, "done", 1)), runs(run(0, "done", 2)));
    assertEquals(Change.UNDECIDED, alone.metrics().get(0).change());
    assertTrue(
        alone.remarks().stream().anyMatch(remark -> remark.contains("one common seed")),
        alone.remarks()::toString);
  }

  /** Half widths of 3 and 4 make 5 together. */
  @ParameterizedTest(name = "slopes 0 ± 3 and {0} ± 4: {1}")
  @CsvSource({"0, SAME", "4.9, WITHIN", "5.1, CHANGED", "-5.1, CHANGED"})
  void exponentsChangeBeyondBothIntervalsTogether(double slope, Change change)
      throws JsonProcessingException {
    StudyComparison found = compare(verdict("lazy", 0, 3), verdict("unstable", slope, 4));
    ExponentChange exponent = found.exponents().get(0);
    assertEquals(change, exponent.change());
    assertEquals("architecture.width", exponent.axis());
    assertTrue(found.verdicts().get(0).isChanged());
  }

  @Test
  void exponentWithoutAnIntervalIsUndecided() throws JsonProcessingException {
    StudyComparison found =
        compare(
            verdict("lazy", 0, 3),
            verdict("lazy", 1, 0).replace("1.0, \"high\"", "null, \"high\""));
    assertEquals(Change.UNDECIDED, found.exponents().get(0).change());
    assertEquals(0, found.verdicts().stream().filter(v -> v.isChanged()).count());
  }

  @Test
  void fitsAndCrossoversAreComparedToo() throws JsonProcessingException {
    String a =
        """
        {"runs": [], "verdicts": [],
         "fits": [{"cell": {}, "axis": "data.train",
                   "exponents": {"testError": {"slope": 1, "low": 0.9, "high": 1.1}}}],
         "crossover": [{"cell": {}, "exponent": {"slope": -0.5, "low": -0.6, "high": -0.4}},
                       {"cell": {"x": 1}, "exponent": null}]}
        """;
    StudyComparison found =
        compare(
            a, a.replace("-0.5, \"low\": -0.6, \"high\": -0.4", "0, \"low\": -0.1, \"high\": 0.1"));
    assertEquals(2, found.exponents().size());
    assertEquals(Change.SAME, found.exponents().get(0).change());
    assertEquals("crossover", found.exponents().get(1).metric());
    assertEquals(Change.CHANGED, found.exponents().get(1).change());
  }

  @Test
  void missingTracesAreSaid() throws JsonProcessingException {
    StudyComparison found =
        compare(runs(run(0, "done", 1)), runs(run(0, "done", 1).replace("h0", "h1")));
    assertTrue(
        found.remarks().stream().anyMatch(r -> r.startsWith("curves of 1 run are not compared")),
        found.remarks()::toString);
  }

  private StudyComparison compare(String a, String b) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return StudyChanges.of(
        StudyDocument.read("A", store, json.readTree(a)),
        StudyDocument.read("B", store, json.readTree(b)));
  }

  private static String runs(String... runs) {
    return "{\"verdicts\": [], \"runs\": [" + String.join(", ", runs) + "]}";
  }

  private static String run(int seed, String status, double drift) {
    return String.format(
        Locale.ROOT,
        "{\"hash\": \"h%d\", \"cell\": {\"parametrisation\": \"ntk\"}, \"seed\": %d, \"status\":"
            + " \"%s\", \"finalLoss\": null, \"metrics\": {\"kernelDrift\": %s}}",
        seed,
        seed,
        status,
        drift);
  }

  private static String verdict(String regime, double slope, double reach) {
    return String.format(
        Locale.ROOT,
        "{\"runs\": [], \"verdicts\": [{\"cell\": {\"parametrisation\": \"ntk\"}, \"axis\":"
            + " \"architecture.width\", \"regime\": \"%s\", \"exponents\": {\"kernelDistance\":"
            + " {\"slope\": %s, \"low\": %s, \"high\": %s}}}]}",
        regime,
        slope,
        slope - reach,
        slope + reach);
  }
}
