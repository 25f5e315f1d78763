package org.ntklab.analysis.reproduction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** What the runs of a study are evidence of: their metrics, final loss and test error. */
public final class RunObservations {
  /** Name of the training loss at the last checkpoint. */
  static final String FINAL_LOSS = "finalLoss";

  /** Name of the error of the test examples at the last checkpoint. */
  static final String TEST_ERROR = "testError";

  /** Names of numbers that every run has besides its metrics. */
  static final List<String> ALWAYS = List.of(FINAL_LOSS, TEST_ERROR);

  private RunObservations() {}

  /** An observation a run, but for those that failed. */
  public static Evidence of(StudyResult study) {
    return new Evidence(
        study.runs().stream()
            .filter(run -> run.status() != RunStatus.FAILED)
            .map(RunObservations::observation)
            .toList(),
        study.verdicts());
  }

  private static Observation observation(RunResult run) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(FINAL_LOSS, run.finalLoss());
    numbers.put(TEST_ERROR, run.testError());
    run.metrics()
        .forEach(
            (name, value) -> {
              if (value instanceof MetricValue.Single single) {
                numbers.put(name, single.value());
              } else if (value instanceof MetricValue.ByLayer layers) {
                layers.values().forEach((layer, x) -> numbers.put(name + "." + layer, x));
              }
            });
    return new Observation(
        run.spec().cell(), run.spec().seed(), run.status() == RunStatus.DIVERGED, numbers);
  }
}
