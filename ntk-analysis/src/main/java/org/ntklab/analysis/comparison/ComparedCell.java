package org.ntklab.analysis.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.ntklab.analysis.fit.RunNumbers;
import org.ntklab.analysis.fit.Student;
import org.ntklab.analysis.metrics.ProbeLoss;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.regime.RateComparison.Tried;
import org.ntklab.core.study.RunResult;

/** The runs of one cell at all rates, and the rate that is chosen for it. */
final class ComparedCell {
  private final Map<String, Object> cell;
  private final Map<Object, List<RunResult>> byRate = new LinkedHashMap<>();

  ComparedCell(Map<String, Object> cell, RateAxis axis, List<RunResult> runs) {
    this.cell = cell;
    for (RunResult run : runs) {
      byRate.computeIfAbsent(run.spec().cell().get(axis.key()), none -> new ArrayList<>()).add(run);
    }
  }

  Map<String, Object> cell() {
    return cell;
  }

  List<Tried> tried() {
    return byRate.entrySet().stream()
        .map(
            rate ->
                new Tried(
                    rate.getKey(),
                    mean(rate.getValue(), ComparedCell::validation),
                    lost(rate.getValue())))
        .toList();
  }

  /** The rate with the least validation loss among those that lost no seed; the first of equals. */
  Optional<Object> chosen() {
    Tried best = null;
    for (Tried tried : tried()) {
      boolean fit = tried.lost() == 0 && Double.isFinite(tried.validation().mean());
      if (fit && (best == null || tried.validation().mean() < best.validation().mean())) {
        best = tried;
      }
    }
    return Optional.ofNullable(best).map(Tried::rate);
  }

  /** Mean over the seeds at the chosen rate. */
  Estimate atChosen(ToDoubleFunction<RunResult> number) {
    return mean(chosenRuns(), number);
  }

  /** Mean over the common seeds of this cell's number less another's, each at its chosen rate. */
  Estimate difference(ComparedCell other, ToDoubleFunction<RunResult> number) {
    Map<Long, Double> own = bySeed(number);
    Map<Long, Double> others = other.bySeed(number);
    own.keySet().retainAll(others.keySet());
    return Student.mean(
        own.entrySet().stream().mapToDouble(e -> e.getValue() - others.get(e.getKey())).toArray());
  }

  static double validation(RunResult run) {
    return run.number(ProbeLoss.NAME).orElse(Double.NaN);
  }

  private Map<Long, Double> bySeed(ToDoubleFunction<RunResult> number) {
    Map<Long, Double> bySeed = new TreeMap<>();
    chosenRuns().forEach(run -> bySeed.put(run.spec().seed(), number.applyAsDouble(run)));
    return bySeed;
  }

  private List<RunResult> chosenRuns() {
    return chosen().map(byRate::get).orElse(List.of());
  }

  private static Estimate mean(List<RunResult> runs, ToDoubleFunction<RunResult> number) {
    return Student.mean(runs.stream().filter(RunNumbers::isFinished).mapToDouble(number).toArray());
  }

  private static int lost(List<RunResult> runs) {
    return (int) runs.stream().filter(run -> !RunNumbers.isFinished(run)).count();
  }
}
