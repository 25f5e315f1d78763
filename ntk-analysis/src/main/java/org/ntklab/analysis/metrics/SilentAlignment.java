package org.ntklab.analysis.metrics;

import java.util.Optional;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/**
 * How much of the kernel's turn towards the targets is over before the loss falls: with A(t) the
 * alignment of Θ_t with the targets of the probe ({@link TargetAlignment}) and t₁ the last
 * checkpoint before the loss is below nine tenths of the first,
 *
 * <pre>(A(t₁) − A(0)) / (A(T) − A(0)).</pre>
 *
 * <p>About 1 in silent alignment. Absent where the alignment changes by less than a hundredth:
 * there is no turn whose time could be told.
 */
@Reference(key = "atanasov2022", where = "Section 2")
public final class SilentAlignment implements Metric {
  /** Name of the metric. */
  public static final String NAME = "silentAlignment";

  /** Part of the initial loss above which it has not fallen yet. */
  private static final double NOT_FALLEN = 0.9;

  private static final double LEAST_TURN = 0.01;

  @Override
  public String description() {
    return "part of the change of alignment that is over before the loss falls by a tenth";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return TraceReading.numbers(run.checkpoints(), TraceColumns.LOSS)
        .then(losses -> rows(run, losses))
        .measure(MetricValue.Single::new);
  }

  private static Reading<Double> rows(RunTrace run, double[] losses) {
    int before = 0;
    while (before + 1 < losses.length && losses[before + 1] >= NOT_FALLEN * losses[0]) {
      before++;
    }
    Optional<Double> start = alignment(run, 0);
    Optional<Double> middle = alignment(run, before);
    Optional<Double> end = alignment(run, losses.length - 1);
    if (start.isEmpty() || middle.isEmpty() || end.isEmpty()) {
      return new Reading.Missing<>("the kernel or the targets are zero or not in the trace");
    }
    double turn = end.get() - start.get();
    return Math.abs(turn) < LEAST_TURN
        ? new Reading.Missing<>("the alignment with the targets hardly changes")
        : new Reading.Found<>((middle.get() - start.get()) / turn);
  }

  private static Optional<Double> alignment(RunTrace run, int row) {
    MetricValue value =
        Reading.measure(
            ProbeKernel.at(run.checkpoints(), row),
            TraceReading.vector(run.constants(), TraceColumns.PROBE_TARGETS, 0),
            TargetAlignment::of);
    return value instanceof MetricValue.Single single
        ? Optional.of(single.value())
        : Optional.empty();
  }
}
