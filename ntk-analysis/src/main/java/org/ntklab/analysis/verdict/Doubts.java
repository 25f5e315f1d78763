package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.core.store.RunStatus;

/** What a reader should know of a verdict besides the rule that decided. */
final class Doubts {
  private Doubts() {}

  /** Runs left out, small studies, values on a floor. */
  static List<String> of(CellRuns cell, Map<String, SlopeFit> fits) {
    List<String> doubts = new ArrayList<>();
    leftOut(doubts, cell.count(RunStatus.DIVERGED), "diverged and is", "diverged and are");
    leftOut(doubts, cell.count(RunStatus.FAILED), "failed and is", "failed and are");
    if (cell.positions() > 0) {
      Firmness.of(cell, fits.getOrDefault(KernelDistance.NAME, Settling.NOTHING))
          .ifPresent(doubts::add);
    }
    List<String> floors = new ArrayList<>();
    fits.forEach(
        (metric, fit) -> {
          if (fit.dropped() > 0) {
            floors.add(
                "%s %d of %d".formatted(metric, fit.dropped(), fit.dropped() + fit.points()));
          }
        });
    if (!floors.isEmpty()) {
      doubts.add("zero or not finite, and left out of fits: " + String.join(", ", floors));
    }
    return doubts;
  }

  private static void leftOut(List<String> doubts, int runs, String one, String several) {
    if (runs > 0) {
      doubts.add(
          "%d %s %s left out of the fits"
              .formatted(runs, runs == 1 ? "run" : "runs", runs == 1 ? one : several));
    }
  }
}
