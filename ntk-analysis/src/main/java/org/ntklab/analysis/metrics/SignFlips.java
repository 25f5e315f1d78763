package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/** Fraction of each hidden layer's pre-activations on the probe whose sign is not what it was. */
@Reference(key = "chizat2019")
public final class SignFlips implements Metric {
  /** Name of the metric. */
  public static final String NAME = "signFlips";

  @Override
  public String description() {
    return "fraction of each layer's pre-activations on the probe that changed sign";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return TraceReading.lastRow(run.checkpoints())
        .then(row -> TraceReading.byLayer(run.checkpoints(), TraceColumns.SIGN_FLIPS, row))
        .measure(MetricValue.ByLayer::new);
  }
}
