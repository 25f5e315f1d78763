package org.ntklab.analysis.metrics;

import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;

/**
 * Kernel distance, 1 − ⟨Θ₀, Θ_T⟩/(‖Θ₀‖‖Θ_T‖) on the probe: blind to a change of scale, and the
 * metric by which regimes are told apart.
 *
 * <p>Computed as ½‖Θ̂₀ − Θ̂_T‖² of the kernels divided by their norms, the same number: the cosine
 * of lazy networks differs from 1 by 1e-7 and less, where the difference would be rounding.
 */
@Reference(key = "fort2020", where = "Section 3")
public final class KernelDistance implements Metric {
  /** Name of the metric. */
  public static final String NAME = "kernelDistance";

  @Override
  public String description() {
    return "distance of the tangent kernel from its start, 1 − cosine(Θ₀, Θ_T)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return ProbeKernel.compare(run, KernelDistance::of);
  }

  /** The distance of two kernels as triangles. */
  static MetricValue of(double[] theta0, double[] theta) {
    double norm0 = Triangle.frobeniusNorm(theta0);
    double norm = Triangle.frobeniusNorm(theta);
    if (norm0 == 0 || norm == 0) {
      return new MetricValue.Absent(
          (norm0 == 0 ? "Θ₀" : "Θ at the end") + " is zero: no output depends on any weight");
    }
    double apart = Triangle.frobeniusNorm(Grams.combination(1 / norm, theta, -1 / norm0, theta0));
    return new MetricValue.Single(apart * apart / 2);
  }
}
