package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/**
 * Growth of the kernel's largest eigenvalue on the training examples, λ_max(Θ_T)/λ_max(Θ₀): above 1
 * it sharpens, 0 when all units are off.
 */
@Reference(key = "cohen2021")
public final class LambdaMaxGrowth implements Metric {
  /** Name of the metric. */
  public static final String NAME = "lambdaMaxGrowth";

  @Override
  public String description() {
    return "growth of the tangent kernel's largest eigenvalue, λ_max(Θ_T)/λ_max(Θ₀)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return Reading.measure(
        TraceReading.number(run.checkpoints(), TraceColumns.LAMBDA_MAX, 0),
        TraceReading.lastRow(run.checkpoints())
            .then(row -> TraceReading.number(run.checkpoints(), TraceColumns.LAMBDA_MAX, row)),
        (first, last) ->
            Reading.ratio(last, first, "λ_max(Θ₀) is zero: no output depends on any weight"));
  }
}
