package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * Largest distance from the linearised network over the checkpoints, max_t RMS(f_t − f_lin,t), the
 * mean over all outputs of training and probe examples together.
 *
 * <p>Infinite when either leaves the finite numbers: at rates beyond the stability limit of Θ₀ the
 * linearised network diverges while the network itself may not. Absent under optimisers that are
 * not linear in the gradient, which have no linearised path.
 */
@Reference(key = "lee2019", where = "Theorem 2.1")
@Reference(key = "chizat2019")
public final class LinearisationError implements Metric {
  /** Name of the metric. */
  public static final String NAME = "linearisationError";

  @Override
  public String description() {
    return "largest distance from the linearised network over time, max RMS(f − f_lin)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    Trace trace = run.checkpoints();
    if (!TraceReading.isLinearised(trace)) {
      return new MetricValue.Absent(
          "the run has no linearised path: its optimiser is not linear in the gradient");
    }
    return TraceReading.lastRow(trace)
        .measure(last -> new MetricValue.Single(largest(trace, last)));
  }

  private static double largest(Trace trace, int last) {
    double largest = 0;
    for (int row = 0; row <= last; row++) {
      double error =
          of(
              trace.vector(TraceColumns.TRAIN_OUTPUTS, row),
              trace.vector(TraceColumns.TRAIN_LINEAR, row),
              trace.vector(TraceColumns.PROBE_OUTPUTS, row),
              trace.vector(TraceColumns.PROBE_LINEAR, row));
      largest = Math.max(largest, error);
    }
    return largest;
  }

  /** The root mean square over both sets together; infinite when it is no number. */
  static double of(double[] train, double[] trainLinear, double[] probe, double[] probeLinear) {
    double squares =
        Grams.squaredDistance(train, trainLinear) + Grams.squaredDistance(probe, probeLinear);
    double error = Math.sqrt(squares / (train.length + probe.length));
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
