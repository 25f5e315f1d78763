package org.ntklab.cli.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ntklab.analysis.compare.Change;
import org.ntklab.analysis.compare.StudyComparison;
import org.ntklab.analysis.compare.StudyComparison.CurveChange;
import org.ntklab.analysis.compare.StudyComparison.ExponentChange;
import org.ntklab.analysis.compare.StudyComparison.MetricChange;
import org.ntklab.analysis.compare.StudyComparison.Run;
import org.ntklab.analysis.compare.StudyComparison.VerdictChange;
import org.ntklab.cli.run.FindingsJson;
import org.ntklab.core.regime.Exponent;

/** A comparison with the keys that the project promises. */
public final class CompareJson {
  private CompareJson() {}

  /** The document of {@code ntk compare --json}. */
  public static Map<String, Object> of(StudyComparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("a", comparison.a());
    document.put("b", comparison.b());
    document.put("runs", runs(comparison.runs()));
    document.put("verdicts", comparison.verdicts().stream().map(CompareJson::verdict).toList());
    document.put("exponents", comparison.exponents().stream().map(CompareJson::exponent).toList());
    document.put("metrics", comparison.metrics().stream().map(CompareJson::metric).toList());
    document.put("curves", comparison.curves().stream().map(CompareJson::curve).toList());
    document.put("remarks", comparison.remarks());
    return document;
  }

  private static Map<String, Object> runs(StudyComparison.Runs runs) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("common", runs.common());
    document.put("sameHash", runs.sameHash());
    document.put("onlyA", all(runs.onlyA()));
    document.put("onlyB", all(runs.onlyB()));
    document.put("endedOtherwise", all(runs.ended()));
    return document;
  }

  private static List<Map<String, Object>> all(List<Run> runs) {
    return runs.stream()
        .map(
            run -> {
              Map<String, Object> document = new LinkedHashMap<>();
              document.put("cell", run.cell());
              document.put("seed", run.seed());
              document.put("status", run.status());
              return document;
            })
        .toList();
  }

  private static Map<String, Object> verdict(VerdictChange change) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", change.cell());
    document.put("axis", change.axis());
    document.put("a", change.a());
    document.put("b", change.b());
    document.put("change", word(change.isChanged() ? Change.CHANGED : Change.SAME));
    return document;
  }

  private static Map<String, Object> exponent(ExponentChange change) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", change.cell());
    document.put("axis", change.axis());
    document.put("metric", change.metric());
    document.put("a", exponent(change.a()));
    document.put("b", exponent(change.b()));
    document.put("change", word(change.change()));
    return document;
  }

  private static Map<String, Object> exponent(Exponent exponent) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("slope", exponent.slope());
    document.put("low", exponent.low());
    document.put("high", exponent.high());
    return document;
  }

  private static Map<String, Object> metric(MetricChange change) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", change.cell());
    document.put("metric", change.metric());
    document.put("a", change.a());
    document.put("b", change.b());
    document.put("difference", FindingsJson.estimate(change.difference()));
    document.put("change", word(change.change()));
    return document;
  }

  private static Map<String, Object> curve(CurveChange change) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", change.cell());
    document.put("curve", change.curve());
    document.put("checkpoints", change.checkpoints());
    document.put("changedAt", change.changedAt());
    document.put(
        "firstStep", change.firstStep().isPresent() ? change.firstStep().getAsLong() : null);
    document.put("step", change.step());
    document.put("a", change.a());
    document.put("b", change.b());
    document.put("difference", FindingsJson.estimate(change.difference()));
    document.put("change", word(change.change()));
    return document;
  }

  private static String word(Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}
