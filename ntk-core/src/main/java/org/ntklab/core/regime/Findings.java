package org.ntklab.core.regime;

import java.util.List;

/**
 * All that follows from the runs of a study.
 *
 * @param verdicts one a cell, over the axis of the study; none without an axis
 * @param fits exponents along the other numeric keys of the grid, one a key and cell
 * @param crossovers where the output scale makes networks lazy, one a cell; none unless the grid
 *     has output scales and widths
 * @param comparisons parametrisations, or what else varies, each at its best learning rate; none
 *     unless the grid has learning rates
 */
public record Findings(
    List<Verdict> verdicts,
    List<AxisFit> fits,
    List<Crossover> crossovers,
    List<RateComparison> comparisons) {
  public Findings {
    verdicts = List.copyOf(verdicts);
    fits = List.copyOf(fits);
    crossovers = List.copyOf(crossovers);
    comparisons = List.copyOf(comparisons);
  }

  /** Verdicts and nothing else. */
  public static Findings of(List<Verdict> verdicts) {
    return new Findings(verdicts, List.of(), List.of(), List.of());
  }
}
