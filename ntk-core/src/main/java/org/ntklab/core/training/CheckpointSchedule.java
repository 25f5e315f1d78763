package org.ntklab.core.training;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Steps at which a run is measured: 0, then evenly in the logarithm of the step, then the last. */
public final class CheckpointSchedule {
  private final int[] steps;

  /**
   * Chooses at most {@code count} distinct steps from 0 to {@code last}.
   *
   * @param count at least 2
   */
  public CheckpointSchedule(int count, int last) {
    SortedSet<Integer> chosen = new TreeSet<>();
    chosen.add(0);
    chosen.add(last);
    // At small steps neighbours of a log-spaced grid fall together: a finer grid makes up for it.
    for (int points = count - 1; chosen.size() < Math.min(count, last + 1); points++) {
      SortedSet<Integer> finer = spaced(points, last);
      if (finer.size() > count) {
        break;
      }
      chosen = finer;
    }
    steps = chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether a step is measured. */
  public boolean contains(int step) {
    return Arrays.binarySearch(steps, step) >= 0;
  }

  /** The steps, ascending. */
  public int[] steps() {
    return steps.clone();
  }

  private static SortedSet<Integer> spaced(int points, int last) {
    SortedSet<Integer> chosen = new TreeSet<>();
    chosen.add(0);
    chosen.add(last);
    for (int i = 0; i < points; i++) {
      double fraction = points == 1 ? 1 : (double) i / (points - 1);
      chosen.add((int) Math.round(Math.pow(last, fraction)));
    }
    return chosen;
  }
}
