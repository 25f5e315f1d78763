package org.ntklab.core.regime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cells compared after the same number of steps, each at the learning rate that suits it best.
 *
 * @param cell the grid's keys that all entries share, with their values
 * @param axis the key of the learning rates
 * @param entries in the order of the grid
 * @param remarks what the comparison rests on, and what to doubt, in sentences
 */
public record RateComparison(
    Map<String, Object> cell, String axis, List<Entry> entries, List<String> remarks) {
  public RateComparison {
    cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
    entries = List.copyOf(entries);
    remarks = List.copyOf(remarks);
  }

  /** Where the chosen rate lies among those that were tried. */
  public enum End {
    /** Smaller and larger ones were tried. */
    INSIDE,
    /** No smaller one was. */
    SMALLEST,
    /** No larger one was. */
    LARGEST
  }

  /**
   * One of the cells at its rate.
   *
   * @param cell the keys that are compared, with their values
   * @param rate value of the axis with the least validation loss; empty when every rate lost a run
   * @param end where it lies
   * @param validation validation loss at it, on which it was chosen
   * @param testLoss test loss at it
   * @param testError test error at it
   * @param behind test loss less that of the entry with the least validation loss, paired by seed
   * @param tried every rate, in the order of the grid
   */
  public record Entry(
      Map<String, Object> cell,
      Optional<Object> rate,
      End end,
      Estimate validation,
      Estimate testLoss,
      Estimate testError,
      Optional<Estimate> behind,
      List<Tried> tried) {
    public Entry {
      cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
      tried = List.copyOf(tried);
    }
  }

  /**
   * A rate that was tried.
   *
   * @param rate value of the axis
   * @param validation validation loss over the seeds that came to their end
   * @param lost seeds that diverged or failed; any makes the rate unfit
   */
  public record Tried(Object rate, Estimate validation, int lost) {}
}
