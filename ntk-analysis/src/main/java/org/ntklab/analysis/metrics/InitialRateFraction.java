package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/**
 * The learning rate as a fraction of the stability limit of gradient descent on the linearised
 * network, η · curvature · λ_max(Θ₀) / 2; under the squared error η λ_max(Θ₀)/2M with M = N·O.
 *
 * <p>Momentum has a higher limit by a factor that does not depend on the width; what it tells is
 * how the fraction changes with the width. Absent under optimisers that are not linear in the
 * gradient, whose rates no eigenvalue of Θ bounds.
 */
@Reference(key = "lee2019", where = "Section 2.1")
@Reference(key = "lewkowycz2020")
public final class InitialRateFraction implements Metric {
  /** Name of the metric. */
  public static final String NAME = "initialRateFraction";

  @Override
  public String description() {
    return "learning rate in units of the stability limit at the start, η·λ_max(Θ₀)/2M";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return at(run, 0);
  }

  /** η · curvature · λ_max(Θ) / 2 at a checkpoint. */
  static MetricValue at(RunTrace run, int row) {
    if (!TraceReading.isLinearised(run.checkpoints())) {
      return new MetricValue.Absent(
          "the run's optimiser is not linear in the gradient: no eigenvalue of Θ bounds its rate");
    }
    return TraceReading.number(run.checkpoints(), TraceColumns.LAMBDA_MAX, row)
        .measure(
            lambda ->
                Reading.measure(
                    TraceReading.number(run.constants(), TraceColumns.LEARNING_RATE, 0),
                    TraceReading.number(run.constants(), TraceColumns.CURVATURE, 0),
                    (eta, curvature) -> new MetricValue.Single(eta * curvature * lambda / 2)));
  }
}
