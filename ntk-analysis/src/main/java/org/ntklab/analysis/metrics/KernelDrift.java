package org.ntklab.analysis.metrics;

import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.trace.Trace;

/** Relative change of the tangent kernel, ‖Θ_T − Θ₀‖_F / ‖Θ₀‖_F on the probe. */
@Reference(key = "lee2019", where = "Section 2.2")
@Reference(key = "geiger2020")
public final class KernelDrift implements Metric {
  /** Name of the metric. */
  public static final String NAME = "kernelDrift";

  @Override
  public String description() {
    return "relative change of the tangent kernel on the probe, ‖Θ_T − Θ₀‖/‖Θ₀‖";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return ProbeKernel.compare(run, KernelDrift::of);
  }

  /**
   * The drift from the first checkpoint to each, {@code [checkpoints]}; NaN where it cannot be
   * measured.
   */
  public static double[] overTime(Trace trace) {
    double[] drift = new double[trace.rows()];
    for (int row = 0; row < drift.length; row++) {
      MetricValue value =
          Reading.measure(ProbeKernel.at(trace, 0), ProbeKernel.at(trace, row), KernelDrift::of);
      drift[row] = value instanceof MetricValue.Single single ? single.value() : Double.NaN;
    }
    return drift;
  }

  /** The drift between two kernels as triangles. */
  static MetricValue of(double[] theta0, double[] theta) {
    return Reading.ratio(
        Triangle.frobeniusNorm(Grams.combination(1, theta, -1, theta0)),
        Triangle.frobeniusNorm(theta0),
        "Θ₀ is zero: no output depends on any weight");
  }
}
