package org.ntklab.analysis.metrics;

import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;

/**
 * Centred kernel alignment of Θ_T with Θ₀, ⟨HΘ_TH, HΘ₀H⟩/(‖HΘ_TH‖‖HΘ₀H‖) with H = I − 11ᵀ/n: 1 when
 * nothing but scale and mean changed.
 */
@Reference(key = "kornblith2019", where = "Section 3")
public final class Cka implements Metric {
  /** Name of the metric. */
  public static final String NAME = "cka";

  /** A centred kernel below this part of the kernel's norm is rounding. */
  private static final double ROUNDING = 1e-12;

  @Override
  public String description() {
    return "centred alignment of the tangent kernel at the end with that at the start";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return ProbeKernel.compare(run, Cka::of);
  }

  /** The alignment of two kernels as triangles. */
  static MetricValue of(double[] theta0, double[] theta) {
    double[] centred0 = Grams.centred(theta0);
    double[] centred = Grams.centred(theta);
    double norm0 = Triangle.frobeniusNorm(centred0);
    double norm = Triangle.frobeniusNorm(centred);
    if (norm0 <= ROUNDING * Triangle.frobeniusNorm(theta0)
        || norm <= ROUNDING * Triangle.frobeniusNorm(theta)) {
      return new MetricValue.Absent(
          "the centred kernel is zero: the kernel is the same for all examples of the probe");
    }
    return new MetricValue.Single(Triangle.dot(centred0, centred) / (norm0 * norm));
  }
}
