package org.ntklab.benchmarks.table;

import java.util.Locale;

/**
 * What a number should be.
 *
 * @param bound on which side of the limit
 * @param limit itself allowed
 */
public record Target(Bound bound, double limit) {
  /** A side of a limit. */
  public enum Bound {
    /** The less, the better. */
    AT_MOST("≤", "atMost"),
    /** The more, the better. */
    AT_LEAST("≥", "atLeast");

    private final String sign;
    private final String key;

    Bound(String sign, String key) {
      this.sign = sign;
      this.key = key;
    }

    /** Its name in files: {@code "atMost"}. */
    String key() {
      return key;
    }
  }

  /** No more than a limit. */
  public static Target atMost(double limit) {
    return new Target(Bound.AT_MOST, limit);
  }

  /** No less than a limit. */
  public static Target atLeast(double limit) {
    return new Target(Bound.AT_LEAST, limit);
  }

  /** Whether a number is as it should be. */
  public boolean isMetBy(double value) {
    return bound == Bound.AT_MOST ? value <= limit : value >= limit;
  }

  /** {@code "≤ 2.5"}. */
  @Override
  public String toString() {
    return bound.sign + " " + String.format(Locale.ROOT, "%.3g", limit);
  }
}
