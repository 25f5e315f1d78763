package org.ntklab.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.regime.Findings;
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
    Findings found = study.findings();
    document.put("verdicts", found.verdicts().stream().map(FindingsJson::verdict).toList());
    document.put("fits", found.fits().stream().map(FindingsJson::fit).toList());
    document.put("crossover", found.crossovers().stream().map(FindingsJson::crossover).toList());
    document.put("comparison", found.comparisons().stream().map(FindingsJson::comparison).toList());
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
}
