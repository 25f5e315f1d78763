package org.ntklab.analysis.metrics;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** Loss of the test examples at the end. */
public final class TestLoss implements Metric {
  /** Name of the metric. */
  public static final String NAME = "testLoss";

  @Override
  public String description() {
    return "loss of the test examples at the end";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    Trace trace = run.checkpoints();
    return TraceReading.lastRow(trace)
        .then(row -> TraceReading.number(trace, TraceColumns.TEST_LOSS, row))
        .measure(MetricValue.Single::new);
  }
}
