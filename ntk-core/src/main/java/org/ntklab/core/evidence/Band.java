package org.ntklab.core.evidence;

/**
 * Numbers from low to high, ends included; an end may be infinite.
 *
 * @param low least number
 * @param high largest number, at least low
 */
public record Band(double low, double high) {
  public Band {
    if (!(low <= high)) {
      throw new IllegalArgumentException("a band from " + low + " to " + high);
    }
  }

  /** The same with both ends moved outwards. */
  public Band widened(double by) {
    return new Band(low - by, high + by);
  }

  /** Whether all numbers from {@code from} to {@code to} lie inside. */
  public boolean contains(double from, double to) {
    return low <= from && to <= high;
  }

  /** Whether no number from {@code from} to {@code to} lies inside. */
  public boolean misses(double from, double to) {
    return to < low || high < from;
  }
}
