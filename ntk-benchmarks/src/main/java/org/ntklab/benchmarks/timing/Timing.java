package org.ntklab.benchmarks.timing;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What was measured, once a repetition: seconds, or what was made of them. Immutable. */
public final class Timing {
  private final double[] values;

  private Timing(double[] values) {
    this.values = values;
  }

  /** A value of each of so many repetitions, at least one. */
  public static Timing of(int repetitions, IntToDoubleFunction value) {
    if (repetitions < 1) {
      throw new IllegalArgumentException("expected a repetition, found " + repetitions);
    }
    double[] values = new double[repetitions];
    Arrays.setAll(values, value);
    return new Timing(values);
  }

  /** How many repetitions. */
  public int repetitions() {
    return values.length;
  }

  /** Value of repetition i. */
  public double value(int i) {
    return values[i];
  }

  /** The value in the middle, or the mean of the two there. */
  public double median() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
  }
}
