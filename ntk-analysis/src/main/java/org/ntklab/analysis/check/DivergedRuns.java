package org.ntklab.analysis.check;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Runs whose loss blew up within the steps of a check, which no exponent shows. */
final class DivergedRuns {
  private DivergedRuns() {}

  /** A sentence when more than one run diverged at a width, or all there; empty otherwise. */
  static Optional<String> in(List<CheckRun> runs) {
    TreeSet<Integer> widths = new TreeSet<>();
    runs.forEach(run -> widths.add(run.width()));
    for (int width : widths.descendingSet()) {
      List<CheckRun> at = runs.stream().filter(run -> run.width() == width).toList();
      long diverged = at.stream().filter(CheckRun::hasDiverged).count();
      if (diverged > 1 || (diverged == at.size() && diverged > 0)) {
        return Optional.of(
            "%d of %d runs diverged at width %d".formatted(diverged, at.size(), width));
      }
    }
    return Optional.empty();
  }
}
