package org.ntklab.analysis.verdict;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ntklab.analysis.fit.MetricFits;
import org.ntklab.analysis.fit.NumericAxes;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.Findings;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.study.Analysis;
import org.ntklab.core.study.RunResult;

/**
 * Exponents over the axis of a study and a verdict for each of its cells.
 *
 * <p>The regime is a statement on n → ∞, so it is decided over widths only; over any other axis
 * exponents are fitted and the regime is undetermined. {@link #findings} adds the exponents along
 * every other numeric key of the grid.
 */
public final class WidthAnalysis implements Analysis {
  static final String WIDTH = "architecture.width";

  private final Function<RunSpec, NetworkRoles> roles;

  /** An analysis that takes the shape of the data from the cache. */
  @Inject
  public WidthAnalysis(DatasetCache datasets) {
    this(
        run -> {
          Dataset data = datasets.get(run.data());
          return NetworkRoles.of(run.architecture().graph(data.shape(), data.outputs()));
        });
  }

  /** An analysis of networks whose roles are known otherwise. */
  WidthAnalysis(Function<RunSpec, NetworkRoles> roles) {
    this.roles = roles;
  }

  @Override
  public List<Verdict> verdicts(ExperimentSpec experiment, List<RunResult> runs) {
    List<Verdict> verdicts = new ArrayList<>();
    experiment
        .axis()
        .ifPresent(
            axis ->
                NumericAxes.cells(runs, axis)
                    .forEach((cell, its) -> verdicts.add(verdict(cell, new CellRuns(axis, its)))));
    return verdicts;
  }

  @Override
  public Findings findings(ExperimentSpec experiment, List<RunResult> runs) {
    return new Findings(verdicts(experiment, runs), AxisExponents.of(runs));
  }

  private Verdict verdict(Map<String, Object> cell, CellRuns runs) {
    RunSpec spec = runs.runs().get(0).spec();
    NetworkRoles network = roles.apply(spec);
    RegimePrediction predicted = RegimeTheory.predict(spec, network);
    Map<String, SlopeFit> fits = MetricFits.pooled(runs.axis(), runs.runs());
    Judgement measured = measured(runs, fits);
    boolean agrees = measured.regime() == predicted.regime();
    List<String> reasons = new ArrayList<>(measured.reasons());
    predicted.reasons().forEach(reason -> reasons.add("theory: " + reason));
    if (!agrees && measured.regime() != Regime.UNDETERMINED) {
      reasons.add(
          "theory predicts %s, measured is %s".formatted(predicted.regime(), measured.regime()));
    }
    reasons.addAll(Doubts.of(runs, fits));
    Map<String, ExponentComparison> exponents =
        comparisons(runs.axis(), spec, fits, new PredictedExponents(predicted, network));
    return new Verdict(
        cell, runs.axis(), exponents, measured.regime(), predicted.regime(), agrees, reasons);
  }

  private static Judgement measured(CellRuns runs, Map<String, SlopeFit> fits) {
    return runs.axis().equals(WIDTH)
        ? RegimeRule.judge(runs, fits)
        : Judgement.of(
            Regime.UNDETERMINED,
            "a regime is what happens as the width grows, and this study varies "
                + runs.axis()
                + ": put several values of "
                + WIDTH
                + " into the grid");
  }

  private static Map<String, ExponentComparison> comparisons(
      String axis, RunSpec spec, Map<String, SlopeFit> fits, PredictedExponents theory) {
    Map<String, ExponentComparison> comparisons = new LinkedHashMap<>();
    fits.forEach(
        (metric, fit) ->
            fit.exponent()
                .ifPresent(
                    exponent ->
                        comparisons.put(
                            metric,
                            new ExponentComparison(
                                exponent,
                                axis.equals(WIDTH)
                                    ? theory.of(metric)
                                    : AxisExponents.predicted(axis, metric, spec)))));
    return comparisons;
  }
}
