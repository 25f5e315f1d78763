package org.ntklab.analysis.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/**
 * What a run has of numbers, by name.
 *
 * @param byName a layer's as {@code weightMovement.dense-1}; in the order of the metrics
 */
public record RunNumbers(Map<String, Double> byName) {
  /** Name of the training loss at the end. */
  public static final String FINAL_LOSS = "finalLoss";

  /** Name of the test error at the end. */
  public static final String TEST_ERROR = "testError";

  public RunNumbers {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** The metrics of a run. */
  public static RunNumbers metrics(RunResult run) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    run.metrics()
        .forEach(
            (name, value) -> {
              if (value instanceof MetricValue.Single single) {
                numbers.put(name, single.value());
              } else if (value instanceof MetricValue.ByLayer layers) {
                layers.values().forEach((layer, v) -> numbers.put(name + "." + layer, v));
              }
            });
    return new RunNumbers(numbers);
  }

  /** Loss and error, where there are any, and the metrics of a run. */
  public static RunNumbers all(RunResult run) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    putFinite(numbers, FINAL_LOSS, run.finalLoss());
    putFinite(numbers, TEST_ERROR, run.testError());
    numbers.putAll(metrics(run).byName());
    return new RunNumbers(numbers);
  }

  /** Whether a run ended as it should. */
  public static boolean isFinished(RunResult run) {
    return run.status() == RunStatus.DONE || run.status() == RunStatus.CACHED;
  }

  private static void putFinite(Map<String, Double> numbers, String name, double value) {
    if (Double.isFinite(value)) {
      numbers.put(name, value);
    }
  }
}
