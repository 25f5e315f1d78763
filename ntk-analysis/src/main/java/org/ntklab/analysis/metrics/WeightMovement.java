package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/** Relative movement of each layer's weights, ‖W_T − W₀‖_F / ‖W₀‖_F. */
@Reference(key = "lee2019", where = "Section 2.2")
public final class WeightMovement implements Metric {
  /** Name of the metric. */
  public static final String NAME = "weightMovement";

  @Override
  public String description() {
    return "relative movement of each layer's weights, ‖ΔW‖_F/‖W₀‖_F";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return RelativeMovement.measure(run, TraceColumns.WEIGHT_MOVEMENT, TraceColumns.WEIGHT_NORM);
  }
}
