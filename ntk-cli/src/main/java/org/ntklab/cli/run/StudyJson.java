package org.ntklab.cli.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.regime.AxisFit;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** The result of a study with the keys that the project promises. */
public final class StudyJson {
  private StudyJson() {}

  /** The document of {@code ntk run --json}. */
  public static Map<String, Object> of(StudyResult study) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("experiment", study.experiment().name());
    document.put("store", study.store().toString());
    document.put("runs", study.runs().stream().map(StudyJson::run).toList());
    document.put("verdicts", study.verdicts().stream().map(StudyJson::verdict).toList());
    document.put("fits", study.findings().fits().stream().map(StudyJson::fit).toList());
    document.put("report", null);
    return document;
  }

  private static Map<String, Object> run(RunResult run) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    Map<String, Object> absent = new LinkedHashMap<>();
    run.metrics().forEach((name, value) -> metric(name, value, metrics, absent));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("hash", run.spec().hash());
    document.put("cell", run.spec().cell());
    document.put("seed", run.spec().seed());
    document.put("status", run.status().toString());
    document.put("finalLoss", run.finalLoss());
    document.put("testError", run.testError());
    document.put("metrics", metrics);
    document.put("absent", absent);
    if (!run.message().isEmpty()) {
      document.put("message", run.message());
    }
    return document;
  }

  private static void metric(
      String name, MetricValue value, Map<String, Object> metrics, Map<String, Object> absent) {
    if (value instanceof MetricValue.Single single) {
      metrics.put(name, single.value());
    } else if (value instanceof MetricValue.ByLayer layers) {
      metrics.put(name, layers.values());
    } else if (value instanceof MetricValue.Absent none) {
      absent.put(name, none.reason());
    }
  }

  private static Map<String, Object> verdict(Verdict verdict) {
    Map<String, Object> exponents = new LinkedHashMap<>();
    verdict.exponents().forEach((name, found) -> exponents.put(name, exponent(found)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", verdict.cell());
    document.put("axis", verdict.axis());
    document.put("exponents", exponents);
    document.put("regime", verdict.regime().toString());
    document.put("predictedRegime", verdict.predictedRegime().toString());
    document.put("agrees", verdict.agrees());
    document.put("reasons", List.copyOf(verdict.reasons()));
    return document;
  }

  private static Map<String, Object> fit(AxisFit fit) {
    Map<String, Object> exponents = new LinkedHashMap<>();
    fit.exponents().forEach((name, found) -> exponents.put(name, exponent(found)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", fit.cell());
    document.put("axis", fit.axis());
    document.put("exponents", exponents);
    return document;
  }

  private static Map<String, Object> exponent(ExponentComparison found) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("slope", found.measured().slope());
    document.put("low", found.measured().low());
    document.put("high", found.measured().high());
    document.put("predicted", found.predicted().map(StudyJson::range).orElse(null));
    return document;
  }

  private static Map<String, Object> range(PredictedRange predicted) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("low", predicted.low());
    document.put("high", predicted.high());
    return document;
  }
}
