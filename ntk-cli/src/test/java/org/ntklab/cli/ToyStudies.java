package org.ntklab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.regime.AxisFit;
import org.ntklab.core.regime.Crossover;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.Findings;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.RateComparison;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** Results of studies that nobody trained, with numbers that are easy to check by hand. */
public final class ToyStudies {
  private ToyStudies() {}

  /** The runs of an experiment with the toy plugin. */
  public static ExperimentSpec experiment(String... overrides) {
    PluginCatalogue catalogue =
        PluginCatalogue.of(List.of(new CorePlugin(), new ToyPlugin(ToyPlugin.Networks.failing())));
    return Ntk.with(catalogue).parse("study", ToyPlugin.STUDY, List.of(overrides));
  }

  /** One result a run: drift 1/width for {@code plain}, ¼ for {@code scaled}; loss seed/100. */
  public static RunResult result(RunSpec run, RunStatus status) {
    boolean plain = run.parametrisation().name().equals("plain");
    boolean failed = status == RunStatus.FAILED;
    Map<String, MetricValue> metrics = new LinkedHashMap<>();
    if (!failed) {
      double drift = plain ? 1.0 / run.architecture().width() : 0.25;
      metrics.put("kernelDrift", new MetricValue.Single(drift * (1 + 0.5 * run.seed())));
      metrics.put("weightMovement", new MetricValue.ByLayer(Map.of("linear-1", 0.5)));
      metrics.put("effectiveRank", new MetricValue.Single(Double.POSITIVE_INFINITY));
      metrics.put("linearisationError", new MetricValue.Absent("no meaning under adam"));
    }
    return new RunResult(
        run,
        status,
        failed ? Double.NaN : (1 + run.seed()) / 100.0,
        failed ? Double.NaN : 0.125,
        metrics,
        failed ? "IllegalStateException: no network today (see log.txt)" : "");
  }

  /** Two parametrisations at four widths with two seeds, one lazy and one against theory. */
  public static StudyResult twoParametrisations(RunStatus ofTheLast) {
    ExperimentSpec experiment =
        experiment(
            "grid.parametrisation=[plain, scaled]", "grid.architecture.width=[8, 16, 32, 64]");
    List<RunResult> runs = new ArrayList<>();
    for (RunSpec run : experiment.runs()) {
      boolean last = runs.size() == experiment.runs().size() - 1;
      runs.add(result(run, last ? ofTheLast : RunStatus.DONE));
    }
    return new StudyResult(
        experiment,
        Path.of("store"),
        runs,
        List.of(
            verdict("plain", -2, Regime.LAZY, Optional.of(new PredictedRange(-2, -1))),
            verdict("scaled", 0, Regime.FEATURE_LEARNING, Optional.empty())));
  }

  /** The same with a fit along another axis, a crossover and a comparison of rates. */
  public static StudyResult withEverything() {
    StudyResult study = twoParametrisations(RunStatus.DONE);
    Map<String, Object> plain = Map.of("parametrisation", "plain");
    Map<String, ExponentComparison> exponents = new LinkedHashMap<>();
    exponents.put(
        "kernelDrift",
        new ExponentComparison(
            new Exponent(-1.5, -1.7, -1.3), Optional.of(new PredictedRange(-2, -1))));
    exponents.put(
        "testError", new ExponentComparison(new Exponent(0.1, -0.2, 0.4), Optional.empty()));
    Estimate none = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);
    Crossover crossover =
        new Crossover(
            plain,
            0.5,
            List.of(0.5, 2.0),
            List.of(
                new Crossover.AtWidth(8, List.of(8.0, 0.01), new Estimate(1.5, 1.2, 1.9, 2), 0, 0),
                new Crossover.AtWidth(16, List.of(0.7, 0.1), new Estimate(1, 0.8, 1.25, 2), 0, 0),
                new Crossover.AtWidth(32, List.of(0.9, 0.6), none, 0, 2)),
            Optional.of(new Exponent(-0.58, -0.9, -0.26)),
            Optional.of(new PredictedRange(-0.5, -0.5)),
            List.of("a remark"));
    RateComparison comparison =
        new RateComparison(
            Map.of("architecture.width", 8),
            "training.learning-rate",
            List.of(
                new RateComparison.Entry(
                    plain,
                    Optional.of(0.1),
                    RateComparison.End.LARGEST,
                    new Estimate(0.2, 0.19, 0.21, 2),
                    new Estimate(0.3, 0.28, 0.32, 2),
                    new Estimate(0.125, 0.1, 0.15, 2),
                    Optional.of(new Estimate(0.1, 0.05, 0.15, 2)),
                    List.of(new RateComparison.Tried(0.1, none, 1))),
                new RateComparison.Entry(
                    Map.of("parametrisation", "scaled"),
                    Optional.empty(),
                    RateComparison.End.INSIDE,
                    none,
                    none,
                    none,
                    Optional.empty(),
                    List.of())),
            List.of("a doubt"));
    return new StudyResult(
        study.experiment(),
        study.store(),
        study.runs(),
        new Findings(
            study.verdicts(),
            List.of(new AxisFit(plain, "training.output-scale", exponents)),
            List.of(crossover),
            List.of(comparison)));
  }

  private static Verdict verdict(
      String name, double slope, Regime regime, Optional<PredictedRange> predicted) {
    Exponent measured = new Exponent(slope, slope - 0.2, slope + 0.2);
    return new Verdict(
        Map.of("parametrisation", name),
        "architecture.width",
        Map.of("kernelDistance", new ExponentComparison(measured, predicted)),
        regime,
        Regime.LAZY,
        regime == Regime.LAZY,
        List.of("the interval of s lies where it lies", "η·λ_max/2M does not grow"));
  }
}
