package org.ntklab.analysis.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntklab.analysis.fit.NumericAxes;
import org.ntklab.analysis.metrics.TestLoss;
import org.ntklab.core.experiment.Until;
import org.ntklab.core.regime.RateComparison;
import org.ntklab.core.regime.RateComparison.End;
import org.ntklab.core.regime.RateComparison.Entry;
import org.ntklab.core.study.RunResult;

/**
 * Parametrisations, or whatever else a grid varies by name, compared at matched compute: each at
 * the learning rate of the grid with the least mean loss on the validation part, all after the same
 * number of steps.
 *
 * <p>The validation part is the probe: nothing is trained on it, and the test examples are not in
 * it. A rate at which any seed diverged or failed is not chosen. Cells are compared that agree in
 * all numbers of the grid (widths, depths) but the rate; in a grid of numbers alone these are
 * compared with each other.
 */
public final class RateComparisons {
  private RateComparisons() {}

  /** One for each combination of the other numbers; none without rates and something to compare. */
  public static List<RateComparison> of(List<RunResult> runs) {
    Optional<RateAxis> axis = RateAxis.of(runs);
    if (axis.isEmpty()) {
      return List.of();
    }
    Set<String> keys = new LinkedHashSet<>(runs.get(0).spec().cell().keySet());
    keys.remove(axis.get().key());
    keys.removeIf(key -> values(runs, key).size() < 2);
    Set<String> names = new LinkedHashSet<>(keys);
    names.removeIf(key -> values(runs, key).stream().allMatch(v -> v instanceof Number));
    Set<String> compared = names.isEmpty() ? keys : names;
    if (compared.isEmpty()) {
      return List.of();
    }
    List<String> hidden = new ArrayList<>(compared);
    hidden.add(axis.get().key());
    List<RateComparison> comparisons = new ArrayList<>();
    NumericAxes.cells(runs, hidden.toArray(String[]::new))
        .forEach((cell, its) -> comparisons.add(compare(cell, axis.get(), compared, its)));
    return comparisons;
  }

  private static Set<Object> values(List<RunResult> runs, String key) {
    Set<Object> values = new LinkedHashSet<>();
    runs.forEach(run -> values.add(run.spec().cell().get(key)));
    return values;
  }

  private static RateComparison compare(
      Map<String, Object> shared, RateAxis axis, Set<String> compared, List<RunResult> runs) {
    Map<Map<String, Object>, List<RunResult>> byCell = new LinkedHashMap<>();
    for (RunResult run : runs) {
      Map<String, Object> cell = new LinkedHashMap<>(run.spec().cell());
      cell.keySet().retainAll(compared);
      byCell.computeIfAbsent(cell, none -> new ArrayList<>()).add(run);
    }
    List<ComparedCell> cells = new ArrayList<>();
    byCell.forEach((cell, its) -> cells.add(new ComparedCell(cell, axis, its)));
    Optional<ComparedCell> best =
        cells.stream()
            .filter(cell -> cell.chosen().isPresent())
            .min(
                Comparator.comparingDouble(cell -> cell.atChosen(ComparedCell::validation).mean()));
    List<Entry> entries = cells.stream().map(cell -> entry(cell, axis, best)).toList();
    return new RateComparison(shared, axis.key(), entries, remarks(entries, compared, runs));
  }

  private static Entry entry(ComparedCell cell, RateAxis axis, Optional<ComparedCell> best) {
    Optional<Object> rate = cell.chosen();
    End end =
        rate.flatMap(axis::isLargest)
            .map(largest -> largest ? End.LARGEST : End.SMALLEST)
            .orElse(End.INSIDE);
    return new Entry(
        cell.cell(),
        rate,
        end,
        cell.atChosen(ComparedCell::validation),
        cell.atChosen(RateComparisons::testLoss),
        cell.atChosen(RunResult::testError),
        best.filter(other -> other != cell && rate.isPresent())
            .map(other -> cell.difference(other, RateComparisons::testLoss)),
        cell.tried());
  }

  private static double testLoss(RunResult run) {
    return run.number(TestLoss.NAME).orElse(Double.NaN);
  }

  private static List<String> remarks(
      List<Entry> entries, Set<String> compared, List<RunResult> runs) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "rates are chosen by the mean loss of the %d probe examples, which are neither trained nor"
                .formatted(runs.get(0).spec().data().probe())
            + " tested on; \"behind\" is the test loss less that of the cell whose probe loss is"
            + " least, paired by seed");
    remarks.add(compute(compared, runs));
    for (Entry entry : entries) {
      if (entry.rate().isEmpty()) {
        remarks.add(name(entry) + ": every rate lost a run; add smaller rates");
      } else if (entry.end() != End.INSIDE) {
        boolean largest = entry.end() == End.LARGEST;
        remarks.add(
            "%s: the best rate %s is the %s that was tried: add %s ones, or the comparison is not fair"
                .formatted(
                    name(entry),
                    entry.rate().get(),
                    largest ? "largest" : "smallest",
                    largest ? "larger" : "smaller"));
      }
    }
    return remarks;
  }

  private static String name(Entry entry) {
    return String.join(", ", entry.cell().values().stream().map(String::valueOf).toList());
  }

  /** Whether the same number of steps is the same number of operations. */
  private static String compute(Set<String> compared, List<RunResult> runs) {
    Set<Until> ends = new LinkedHashSet<>();
    runs.forEach(run -> ends.add(run.spec().training().until()));
    Until end = ends.iterator().next();
    boolean fixed = ends.size() == 1 && end.time().isEmpty() && end.loss().isEmpty();
    if (!fixed) {
      return "the numbers of steps differ (training.until has a time, a loss, or several values):"
          + " compute is not matched";
    }
    boolean sameWork =
        compared.stream()
            .noneMatch(
                key ->
                    key.startsWith("architecture")
                        || key.equals("data")
                        || key.startsWith("data.")
                        || key.equals("training.batch"));
    return "every run takes %d steps%s"
        .formatted(
            end.steps().orElseThrow(),
            sameWork
                ? " of the same operations"
                : "; the networks or batches differ, so equal steps are not equal operations");
  }
}
