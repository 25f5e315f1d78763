package org.ntklab.cli.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.ntklab.analysis.check.CheckRun;
import org.ntklab.analysis.check.CheckTheory;
import org.ntklab.analysis.check.CoordinateCheck;
import org.ntklab.analysis.check.ParametrisationCheck;
import org.ntklab.analysis.check.RateLoss;
import org.ntklab.analysis.check.RateSearch;
import org.ntklab.analysis.check.SpectralCheck;
import org.ntklab.analysis.check.TransferCheck;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.ExperimentReader;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.LearningRate;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;
import org.ntklab.core.training.TraceColumns;

/**
 * Trains what answers a question: all networks at one rate for the coordinate and spectral checks,
 * then at more and more rates until each width has a best one. What the store holds is not trained.
 */
public final class CheckMeasurement {
  private final CheckQuestion question;
  private final CheckExperiments experiments;
  private final DatasetCache datasets;
  private final Function<ExperimentSpec, StudyResult> studies;
  private final List<RunResult> runs = new ArrayList<>();

  /**
   * A measurement.
   *
   * @param studies runs a study in the store
   */
  public CheckMeasurement(
      CheckQuestion question,
      ExperimentReader reader,
      DatasetCache datasets,
      Function<ExperimentSpec, StudyResult> studies) {
    this.question = question;
    this.experiments = new CheckExperiments(reader, question);
    this.datasets = datasets;
    this.studies = studies;
  }

  /**
   * Reads the question's experiment, and trains nothing.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with everything that is wrong in it
   */
  public void check() {
    experiments.atOneRate(question.learningRate().orElse(1.0));
  }

  /** Trains and judges. */
  public CheckAnswer answer() {
    double rate = question.learningRate().orElseGet(this::firstRate);
    ExperimentSpec atOneRate = experiments.atOneRate(rate);
    SortedMap<Integer, LayerGraph> graphs = new TreeMap<>();
    atOneRate.runs().forEach(run -> graphs.put(run.architecture().width(), graph(run)));
    RunSpec narrowest = atOneRate.runs().get(0);
    CheckTheory theory = CheckTheory.of(narrowest, graphs.get(graphs.firstKey()));
    List<CheckRun> started = run(experiments.atTheStart(rate));
    List<CheckRun> moved = run(atOneRate);
    List<RateLoss> losses = losses(rate);
    ParametrisationCheck check =
        new ParametrisationCheck(
            CoordinateCheck.of(started, moved, theory, question.steps()),
            TransferCheck.of(losses, theory),
            SpectralCheck.of(moved, theory, graphs),
            theory);
    return new CheckAnswer(question, rate, check, losses, TransferCheck.bestRates(losses), runs);
  }

  private List<RateLoss> losses(double base) {
    RateSearch search = new RateSearch(base, question.widths());
    List<RateLoss> losses = new ArrayList<>();
    SortedMap<Integer, List<Double>> next = search.next(losses);
    while (!next.isEmpty()) {
      for (CheckRun run : run(experiments.atRates(next))) {
        losses.add(RateLoss.of(run, ((LearningRate.Fixed) rate(run)).eta()));
      }
      next = search.next(losses);
    }
    return losses;
  }

  private static LearningRate rate(CheckRun run) {
    return run.result().spec().training().learningRate();
  }

  /** Rounded to a power of 2, so that one machine's last digit changes no run. */
  private double firstRate() {
    double found = question.optimiser().equals("adam") ? adaptive() : fractionOfMaximum();
    if (!(found > 0) || Double.isInfinite(found)) {
      throw new RefusedException(
          "check: no learning rate to begin with was found (" + found + "): give --learning-rate");
    }
    return Math.pow(2, Math.rint(Math.log(found) / Math.log(2)));
  }

  private double adaptive() {
    RunSpec narrowest = experiments.atOneRate(1).runs().get(0);
    return AdaptiveRate.of(graph(narrowest), narrowest.parametrisation().value());
  }

  private double fractionOfMaximum() {
    return run(experiments.firstRate())
        .get(0)
        .trace()
        .map(trace -> trace.constants().doubleValue(TraceColumns.LEARNING_RATE, 0))
        .orElse(Double.NaN);
  }

  private LayerGraph graph(RunSpec run) {
    Dataset data = datasets.get(run.data());
    return run.architecture().graph(data.shape(), data.outputs());
  }

  private List<CheckRun> run(ExperimentSpec experiment) {
    StudyResult result = studies.apply(experiment);
    runs.addAll(result.runs());
    return result.runs().stream().map(run -> checkRun(result.store(), run)).toList();
  }

  private static CheckRun checkRun(Path store, RunResult run) {
    boolean there = run.status() != RunStatus.FAILED;
    return new CheckRun(
        run,
        there
            ? Optional.of(RunStore.existing(store).run(run.spec().hash()).read())
            : Optional.empty());
  }

  /** Groups by width, for texts. */
  static Map<Integer, List<Double>> byWidth(CheckAnswer answer) {
    Map<Integer, List<Double>> rates = new TreeMap<>();
    answer
        .bestRates()
        .forEach(
            best ->
                rates.computeIfAbsent(best.width(), none -> new ArrayList<>()).add(best.rate()));
    return rates;
  }
}
