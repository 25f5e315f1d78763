package org.ntklab.analysis.metrics;

import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/**
 * Alignment of Θ_T with the targets of the probe, ⟨Θ, YYᵀ⟩/(‖Θ‖_F ‖YYᵀ‖_F), not centred.
 *
 * <p>With one output that is yᵀΘy/(‖Θ‖_F ‖y‖²); with several it stays the cosine between Θ and the
 * Gram matrix of the targets, so that it lies in [0, 1] whatever their number.
 */
@Reference(key = "baratin2021", where = "Section 3")
@Reference(key = "atanasov2022")
public final class TargetAlignment implements Metric {
  /** Name of the metric. */
  public static final String NAME = "targetAlignment";

  @Override
  public String description() {
    return "alignment of the tangent kernel at the end with the targets, cosine(Θ_T, YYᵀ)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return Reading.measure(
        ProbeKernel.last(run),
        TraceReading.vector(run.constants(), TraceColumns.PROBE_TARGETS, 0),
        TargetAlignment::of);
  }

  /** The alignment of a kernel as a triangle with targets {@code [n, O]} by rows. */
  static MetricValue of(double[] theta, double[] targets) {
    int outputs = targets.length / Triangle.order(theta.length);
    double norms = Triangle.frobeniusNorm(theta) * Grams.targetNorm(targets, outputs);
    return Reading.ratio(
        Grams.quadraticForm(theta, targets), norms, "the kernel or the targets are zero");
  }
}
