package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;

/**
 * {@link InitialRateFraction} of the kernel at the end, η · curvature · λ_max(Θ_T) / 2: below 1
 * where gradient descent has come to rest, whatever it was at the start.
 */
@Reference(key = "lewkowycz2020")
@Reference(key = "cohen2021")
public final class FinalRateFraction implements Metric {
  /** Name of the metric. */
  public static final String NAME = "finalRateFraction";

  @Override
  public String description() {
    return "learning rate in units of the stability limit at the end, η·λ_max(Θ_T)/2M";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return TraceReading.lastRow(run.checkpoints()).measure(row -> InitialRateFraction.at(run, row));
  }
}
