package org.ntklab.core.regime;

import java.util.List;

/**
 * All that follows from the runs of a study.
 *
 * @param verdicts one a cell, over the axis of the study; none without an axis
 * @param fits exponents along the other numeric keys of the grid, one a key and cell
 */
public record Findings(List<Verdict> verdicts, List<AxisFit> fits) {
  public Findings {
    verdicts = List.copyOf(verdicts);
    fits = List.copyOf(fits);
  }

  /** Verdicts and nothing else. */
  public static Findings of(List<Verdict> verdicts) {
    return new Findings(verdicts, List.of());
  }
}
