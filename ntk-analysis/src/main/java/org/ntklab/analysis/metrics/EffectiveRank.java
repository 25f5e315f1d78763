package org.ntklab.analysis.metrics;

import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;

/**
 * Participation ratio of the spectrum of Θ_T on the probe, (Σλ)²/Σλ² = (tr Θ)²/‖Θ‖_F²: about how
 * many directions the kernel has, from 1 to the number of probe examples.
 */
@Reference(key = "baratin2021")
public final class EffectiveRank implements Metric {
  /** Name of the metric. */
  public static final String NAME = "effectiveRank";

  @Override
  public String description() {
    return "participation ratio of the tangent kernel's spectrum at the end, (Σλ)²/Σλ²";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return ProbeKernel.last(run).measure(EffectiveRank::of);
  }

  /** The participation ratio of a kernel as a triangle. */
  static MetricValue of(double[] theta) {
    double trace = Grams.trace(theta) / Triangle.frobeniusNorm(theta);
    return Double.isNaN(trace)
        ? new MetricValue.Absent("Θ at the end is zero: no output depends on any weight")
        : new MetricValue.Single(trace * trace);
  }
}
