package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/** Relative movement of each layer's weights in the spectral norm, ‖W_T − W₀‖₂ / ‖W₀‖₂. */
@Reference(key = "yang2023", where = "Condition 1")
public final class SpectralMovement implements Metric {
  /** Name of the metric. */
  public static final String NAME = "spectralMovement";

  @Override
  public String description() {
    return "relative movement of each layer's weights in the spectral norm, ‖ΔW‖₂/‖W₀‖₂";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return RelativeMovement.measure(
        run, TraceColumns.SPECTRAL_MOVEMENT, TraceColumns.SPECTRAL_NORM);
  }
}
