package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/** Movement of each hidden layer's pre-activations on the probe, RMS(z_T − z₀). */
@Reference(key = "yang2021", where = "Section 4")
@Reference(key = "yang2022")
public final class FeatureMovement implements Metric {
  /** Name of the metric. */
  public static final String NAME = "featureMovement";

  @Override
  public String description() {
    return "movement of each layer's pre-activations on the probe, RMS(z_T − z₀)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return TraceReading.lastRow(run.checkpoints())
        .then(row -> TraceReading.byLayer(run.checkpoints(), TraceColumns.FEATURE_MOVEMENT, row))
        .measure(MetricValue.ByLayer::new);
  }
}
