package org.ntklab.core.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.store.RunStatus;

/**
 * One run of a study after it ended.
 *
 * @param spec what was run
 * @param status how it ended
 * @param finalLoss training loss at the last checkpoint; NaN for a run that failed
 * @param testError error of the test examples at the last checkpoint; NaN when there are none
 * @param metrics by name of metric, sorted
 * @param message what went wrong; empty for a run that is done
 */
public record RunResult(
    RunSpec spec,
    RunStatus status,
    double finalLoss,
    double testError,
    Map<String, MetricValue> metrics,
    String message) {
  public RunResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The same result for another cell of the same content. */
  RunResult of(RunSpec cell) {
    return new RunResult(cell, status, finalLoss, testError, metrics, message);
  }

  /** A metric that is a single finite number. */
  public OptionalDouble number(String metric) {
    return metrics.get(metric) instanceof MetricValue.Single single
            && Double.isFinite(single.value())
        ? OptionalDouble.of(single.value())
        : OptionalDouble.empty();
  }
}
