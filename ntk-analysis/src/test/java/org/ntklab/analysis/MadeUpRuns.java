package org.ntklab.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ntklab.analysis.abc.Known;
import org.ntklab.core.data.DataSpec;
import org.ntklab.core.experiment.ArchitectureSpec;
import org.ntklab.core.experiment.LearningRate;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.experiment.TrainingSpec;
import org.ntklab.core.experiment.Until;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/** Results of runs that nobody trained, in any cell of any grid. */
public final class MadeUpRuns {
  private MadeUpRuns() {}

  /**
   * A run: centred outputs, squared error, gradient descent, 300 steps.
   *
   * @param cell the grid's keys with values; {@code parametrisation} is known by its name
   * @param metrics single numbers; {@code testError} is the run's own
   */
  public static RunResult run(
      Map<String, Object> cell, long seed, RunStatus status, Map<String, Double> metrics) {
    Map<String, MetricValue> values = new LinkedHashMap<>();
    metrics.forEach((name, value) -> values.put(name, new MetricValue.Single(value)));
    double error = metrics.getOrDefault("testError", Double.NaN);
    return new RunResult(spec(cell, seed), status, 0.1, error, values, "");
  }

  private static RunSpec spec(Map<String, Object> cell, long seed) {
    String parametrisation = cell.getOrDefault("parametrisation", "ntk").toString();
    int width = ((Number) cell.getOrDefault("architecture.width", 64)).intValue();
    return new RunSpec(
        cell + "-" + seed,
        cell,
        seed,
        new DataSpec(null, 100, 50, 100, null, null, OptionalLong.empty()),
        new ArchitectureSpec("made-up", List.of(), width),
        new Named<>(
            parametrisation,
            Known.scaling(
                Known.gradient().get(parametrisation), Known.gradient().get(parametrisation))),
        new Named<>("mse", new MeanSquaredError()),
        new TrainingSpec(
            new Sgd(),
            new LearningRate.OfMaximum(0.25),
            OptionalInt.empty(),
            Until.steps(300),
            1,
            true),
        20,
        Precision.DOUBLE,
        "",
        "",
        false);
  }
}
