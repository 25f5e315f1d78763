package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.core.store.RunStatus;

/** What a reader should know of a verdict besides the rule that decided. */
final class Doubts {
  /** Widths and seeds from which a verdict is firm. */
  private static final int FIRM = 5;

  private Doubts() {}

  /** Runs left out, small studies, values on a floor. */
  static List<String> of(CellRuns cell, Map<String, SlopeFit> fits) {
    List<String> doubts = new ArrayList<>();
    leftOut(doubts, cell.count(RunStatus.DIVERGED), "diverged and is", "diverged and are");
    leftOut(doubts, cell.count(RunStatus.FAILED), "failed and is", "failed and are");
    if (cell.positions() > 0) {
      few(doubts, cell.positions(), cell.seeds());
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

  private static void few(List<String> doubts, int widths, int seeds) {
    List<String> few = new ArrayList<>();
    if (widths < FIRM) {
      few.add(widths + (widths == 1 ? " width" : " widths"));
    }
    if (seeds < FIRM) {
      few.add(seeds + (seeds == 1 ? " seed" : " seeds"));
    }
    if (!few.isEmpty()) {
      doubts.add(String.join(" and ", few) + " finished: five or more would make this firmer");
    }
  }
}
