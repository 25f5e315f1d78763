package org.ntklab.analysis.metrics;

import java.util.function.BiFunction;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * The learning-rate-weighted tangent kernel of the probe at a checkpoint: Θ = Σ over layers of the
 * columns {@code kernel/<layer>}, as an upper triangle, {@code [nProbe (nProbe + 1) / 2]}.
 */
final class ProbeKernel {
  private ProbeKernel() {}

  /** Θ₀. */
  static Reading<double[]> first(RunTrace run) {
    return at(run.checkpoints(), 0);
  }

  /** Θ at the last checkpoint. */
  static Reading<double[]> last(RunTrace run) {
    return TraceReading.lastRow(run.checkpoints()).then(row -> at(run.checkpoints(), row));
  }

  /** A metric of Θ₀ and Θ at the end. */
  static MetricValue compare(RunTrace run, BiFunction<double[], double[], MetricValue> metric) {
    return Reading.measure(first(run), last(run), metric);
  }

  /** Θ at a row. */
  static Reading<double[]> at(Trace trace, int row) {
    double[] sum = null;
    for (Column column : trace.columns()) {
      if (column.name().startsWith(TraceColumns.KERNEL)) {
        Reading<double[]> layer = TraceReading.vector(trace, column.name(), row);
        if (!(layer instanceof Reading.Found<double[]> found)) {
          return layer;
        }
        sum = sum == null ? found.value() : added(sum, found.value());
      }
    }
    return sum == null
        ? new Reading.Missing<>("the trace has no column " + TraceColumns.KERNEL + "…")
        : new Reading.Found<>(sum);
  }

  private static double[] added(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }
}
