package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** Movement of the training outputs in units of the targets, RMS(f_T − f₀) / RMS(y). */
public final class OutputMovement implements Metric {
  /** Name of the metric. */
  public static final String NAME = "outputMovement";

  @Override
  public String description() {
    return "movement of the training outputs in units of the targets, RMS(f_T − f₀)/RMS(y)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    Trace trace = run.checkpoints();
    Reading<double[]> first = TraceReading.vector(trace, TraceColumns.TRAIN_OUTPUTS, 0);
    Reading<double[]> last =
        TraceReading.lastRow(trace)
            .then(row -> TraceReading.vector(trace, TraceColumns.TRAIN_OUTPUTS, row));
    return TraceReading.vector(run.constants(), TraceColumns.TRAIN_TARGETS, 0)
        .measure(y -> Reading.measure(first, last, (f0, f) -> of(f0, f, y)));
  }

  /** The movement between two sets of outputs. */
  static MetricValue of(double[] f0, double[] f, double[] targets) {
    return Reading.ratio(
        Grams.rootMeanSquare(f, f0),
        Grams.rootMeanSquare(targets, new double[targets.length]),
        "the targets are zero");
  }
}
