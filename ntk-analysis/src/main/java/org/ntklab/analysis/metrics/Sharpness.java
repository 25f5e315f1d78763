package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/**
 * Sharpness at the end, curvature · λ_max(Θ_T), under the squared error λ_max(Θ_T)/M: the largest
 * curvature of the loss along gradient descent, to be compared with 2/η.
 */
@Reference(key = "cohen2021", where = "Section 2")
@Reference(key = "lewkowycz2020")
public final class Sharpness implements Metric {
  /** Name of the metric. */
  public static final String NAME = "sharpness";

  @Override
  public String description() {
    return "sharpness at the end, λ_max(Θ_T)/M, stable below 2/η";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return Reading.measure(
        TraceReading.lastRow(run.checkpoints())
            .then(row -> TraceReading.number(run.checkpoints(), TraceColumns.LAMBDA_MAX, row)),
        TraceReading.number(run.constants(), TraceColumns.CURVATURE, 0),
        (lambda, curvature) -> new MetricValue.Single(curvature * lambda));
  }
}
