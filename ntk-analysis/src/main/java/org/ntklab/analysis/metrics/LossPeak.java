package org.ntklab.analysis.metrics;

import java.util.Arrays;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.training.TraceColumns;

/**
 * The largest training loss of all checkpoints over the first one's, max_t L(t)/L(0): 1 when the
 * loss only falls, more in a catapult.
 */
@Reference(key = "lewkowycz2020")
public final class LossPeak implements Metric {
  /** Name of the metric. */
  public static final String NAME = "lossPeak";

  @Override
  public String description() {
    return "largest training loss of the checkpoints in units of the first, max L(t)/L(0)";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    return TraceReading.numbers(run.checkpoints(), TraceColumns.LOSS)
        .measure(
            losses ->
                Reading.ratio(
                    Arrays.stream(losses).max().orElseThrow(),
                    losses[0],
                    "the loss at the start is zero"));
  }
}
