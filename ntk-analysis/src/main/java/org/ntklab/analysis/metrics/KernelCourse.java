package org.ntklab.analysis.metrics;

import java.util.Arrays;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * What the metrics say at every checkpoint instead of the last one, {@code [checkpoints]}; NaN
 * where the trace does not have it.
 */
public final class KernelCourse {
  private KernelCourse() {}

  /** {@link KernelDrift}. */
  public static double[] drift(RunTrace run) {
    return course(
        run.checkpoints(),
        row ->
            Reading.measure(
                ProbeKernel.first(run), ProbeKernel.at(run.checkpoints(), row), KernelDrift::of));
  }

  /** {@link TargetAlignment}. */
  public static double[] alignment(RunTrace run) {
    return course(
        run.checkpoints(),
        row ->
            Reading.measure(
                ProbeKernel.at(run.checkpoints(), row),
                TraceReading.vector(run.constants(), TraceColumns.PROBE_TARGETS, 0),
                TargetAlignment::of));
  }

  /**
   * Θ of the probe at a checkpoint as an upper triangle, {@code [nProbe (nProbe + 1) / 2]}; empty
   * where the trace does not have it.
   */
  public static double[] theta(RunTrace run, int row) {
    return ProbeKernel.at(run.checkpoints(), row) instanceof Reading.Found<double[]> found
        ? found.value()
        : new double[0];
  }

  /** A column of numbers. */
  public static double[] column(RunTrace run, String name) {
    Trace trace = run.checkpoints();
    double[] values = new double[trace.rows()];
    Arrays.setAll(
        values,
        row ->
            trace.has(name) && !trace.isAbsent(name, row)
                ? trace.doubleValue(name, row)
                : Double.NaN);
    return values;
  }

  private interface AtRow {
    MetricValue measure(int row);
  }

  private static double[] course(Trace trace, AtRow metric) {
    double[] values = new double[trace.rows()];
    Arrays.setAll(
        values,
        row ->
            metric.measure(row) instanceof MetricValue.Single single ? single.value() : Double.NaN);
    return values;
  }
}
