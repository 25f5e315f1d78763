package org.ntklab.analysis.metrics;

import jakarta.inject.Inject;
import org.ntklab.core.config.Options;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * Loss of the probe examples at the end. They are never trained on and no test example is among
 * them, so rates can be chosen by it.
 */
public final class ProbeLoss implements Metric {
  /** Name of the metric. */
  public static final String NAME = "probeLoss";

  /** Key of the loss's name in a trace's metadata. */
  private static final String LOSS_KEY = "ntk.loss";

  private final Kinds<Loss> losses;

  @Inject
  ProbeLoss(Kinds<Loss> losses) {
    this.losses = losses;
  }

  @Override
  public String description() {
    return "loss of the probe examples at the end: the validation loss, as nothing was trained on"
        + " them";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    Trace trace = run.checkpoints();
    String name = trace.metadata().getOrDefault(LOSS_KEY, "");
    Reading<double[]> outputs =
        TraceReading.lastRow(trace)
            .then(row -> TraceReading.vector(trace, TraceColumns.PROBE_OUTPUTS, row));
    Reading<double[]> targets = TraceReading.vector(run.constants(), TraceColumns.PROBE_TARGETS, 0);
    return loss(name)
        .measure(loss -> Reading.measure(outputs, targets, (f, y) -> of(loss, f, y, width(run))));
  }

  private Reading<Loss> loss(String name) {
    Problems problems = new Problems();
    return losses
        .find(name)
        .map(kind -> kind.read(Options.none(problems)))
        .filter(loss -> problems.isEmpty())
        .<Reading<Loss>>map(Reading.Found::new)
        .orElse(new Reading.Missing<>("the loss '" + name + "' is not known by its name alone"));
  }

  private static int width(RunTrace run) {
    return (int) run.constants().longValue(TraceColumns.OUTPUTS, 0);
  }

  private static MetricValue of(Loss loss, double[] f, double[] y, int outputs) {
    int rows = f.length / outputs;
    return new MetricValue.Single(
        loss.value(Matrix.of(rows, outputs, f), Matrix.of(rows, outputs, y)));
  }
}
