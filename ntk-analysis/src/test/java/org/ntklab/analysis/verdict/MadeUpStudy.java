package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.ntklab.analysis.abc.Known;
import org.ntklab.core.experiment.ArchitectureSpec;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.LearningRate;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.experiment.TrainingSpec;
import org.ntklab.core.experiment.Until;
import org.ntklab.core.layer.Role;
import org.ntklab.core.loss.CrossEntropy;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/** Studies with invented metrics: powers of the width with scatter between seeds. */
final class MadeUpStudy {
  static final String WIDTH = "architecture.width";

  /** Roles of a network of depth 2. */
  static final NetworkRoles ROLES = new NetworkRoles(roles());

  private final Map<String, Double> slopes = new LinkedHashMap<>();
  private final Map<String, Double> factors = new LinkedHashMap<>();
  private String parametrisation = "ntk";
  private String axis = WIDTH;
  private LearningRate rate = new LearningRate.OfMaximum(0.25);
  private Optimiser optimiser = new Sgd();
  private Loss loss = new MeanSquaredError();
  private int[] widths = {32, 64, 128, 256, 512};
  private int seeds = 5;
  private double scatter = 0.2;
  private int divergedAtLargest;
  private int failedAtLargest;

  /** Trains well: outputs move by as much as the targets, the kernel's λ_max keeps its size. */
  MadeUpStudy() {
    metric("outputMovement", 1, 0);
    metric("initialRateFraction", 0.25, 0);
    metric("lambdaMaxGrowth", 1.5, 0);
    metric("kernelDrift", 1, -0.5);
    metric("kernelDistance", 0.1, -1);
  }

  MadeUpStudy metric(String name, double factor, double slope) {
    slopes.put(name, slope);
    factors.put(name, factor);
    return this;
  }

  MadeUpStudy parametrisation(String name) {
    parametrisation = name;
    return this;
  }

  MadeUpStudy constantRate() {
    rate = new LearningRate.Fixed(1);
    return this;
  }

  MadeUpStudy adam() {
    optimiser = new Adam(0.9, 0.999, 1e-8);
    return constantRate();
  }

  MadeUpStudy crossEntropy() {
    loss = new CrossEntropy();
    return this;
  }

  MadeUpStudy widths(int... values) {
    widths = values;
    return this;
  }

  MadeUpStudy seeds(int count) {
    seeds = count;
    return this;
  }

  MadeUpStudy scatter(double deviation) {
    scatter = deviation;
    return this;
  }

  MadeUpStudy axis(String key) {
    axis = key;
    return this;
  }

  MadeUpStudy diverged(int atLargest) {
    divergedAtLargest = atLargest;
    return this;
  }

  MadeUpStudy failed(int atLargest) {
    failedAtLargest = atLargest;
    return this;
  }

  /** The only cell's verdict. */
  Verdict verdict() {
    List<RunResult> runs = runs();
    ExperimentSpec experiment =
        new ExperimentSpec(
            "made-up",
            runs.stream().map(RunResult::spec).toList(),
            Optional.of(axis),
            List.of("parametrisation", axis));
    List<Verdict> verdicts = new WidthAnalysis(run -> ROLES).verdicts(experiment, runs);
    if (verdicts.size() != 1) {
      throw new AssertionError("one cell gives one verdict, found " + verdicts);
    }
    return verdicts.get(0);
  }

  RunSpec spec() {
    return runs().get(0).spec();
  }

  List<RunResult> runs() {
    Random random = new Random(11);
    List<RunResult> runs = new ArrayList<>();
    for (int width : widths) {
      int last = widths[widths.length - 1];
      for (int seed = 0; seed < seeds; seed++) {
        Map<String, MetricValue> metrics = metrics(width, random);
        RunStatus status = RunStatus.DONE;
        if (width == last && seed < divergedAtLargest) {
          status = RunStatus.DIVERGED;
        } else if (width == last && seed < divergedAtLargest + failedAtLargest) {
          status = RunStatus.FAILED;
          metrics = Map.of();
        }
        runs.add(new RunResult(spec(width, seed), status, 0.1, 0.1, metrics, ""));
      }
    }
    return runs;
  }

  private Map<String, MetricValue> metrics(int width, Random random) {
    Map<String, MetricValue> metrics = new LinkedHashMap<>();
    Map<String, Map<String, Double>> layers = new LinkedHashMap<>();
    slopes.forEach(
        (name, slope) -> {
          double noise =
              name.equals("initialRateFraction") ? 1 : Math.exp(scatter * random.nextGaussian());
          double value = factors.get(name) * noise * Math.pow(width, slope);
          int dot = name.indexOf('.');
          if (dot < 0) {
            metrics.put(name, new MetricValue.Single(value));
          } else {
            layers
                .computeIfAbsent(name.substring(0, dot), none -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value);
          }
        });
    layers.forEach((name, values) -> metrics.put(name, new MetricValue.ByLayer(values)));
    return metrics;
  }

  private RunSpec spec(int position, long seed) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("parametrisation", parametrisation);
    cell.put(axis, (long) position);
    return new RunSpec(
        parametrisation + position + "-" + seed,
        cell,
        seed,
        null,
        new ArchitectureSpec("made-up", List.of(), position),
        new Named<>(
            parametrisation,
            Known.scaling(
                Known.gradient().get(parametrisation),
                Known.adaptive()
                    .getOrDefault(parametrisation, Known.gradient().get(parametrisation)))),
        new Named<>(loss instanceof CrossEntropy ? "cross-entropy" : "mse", loss),
        new TrainingSpec(optimiser, rate, OptionalInt.empty(), Until.steps(300), 1, false),
        20,
        Precision.DOUBLE,
        "",
        "",
        false);
  }

  private static Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    roles.put("dense-1", Role.INPUT);
    roles.put("dense-2", Role.HIDDEN);
    roles.put("dense-3", Role.OUTPUT);
    return roles;
  }
}
