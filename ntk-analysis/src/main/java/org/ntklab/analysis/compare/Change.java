package org.ntklab.analysis.compare;

import java.util.stream.DoubleStream;
import org.ntklab.analysis.fit.Student;
import org.ntklab.core.regime.Estimate;

/** How two studies stand to each other in one respect. */
public enum Change {
  /** The same but for rounding, a relative 1e-9. */
  SAME,
  /** Different, by no more than chance would have it. */
  WITHIN,
  /** Different beyond the 95% interval. */
  CHANGED,
  /** Different, and without an interval: too few seeds or points. */
  UNDECIDED;

  private static final double ROUNDING = 1e-9;

  /** Whether two numbers are the same but for rounding. */
  static boolean same(double a, double b) {
    return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
  }

  /**
   * Of values that are paired by seed.
   *
   * @param a values, {@code [S]}, not modified
   * @param b values of the same seeds, {@code [S]}, not modified
   * @param together intervals that are to hold together
   */
  static Change of(double[] a, double[] b, int together) {
    boolean same = true;
    for (int i = 0; i < a.length; i++) {
      same &= same(a[i], b[i]);
    }
    if (same) {
      return SAME;
    }
    Estimate difference = difference(a, b, together);
    if (!difference.hasInterval()) {
      return UNDECIDED;
    }
    return difference.low() > 0 || difference.high() < 0 ? CHANGED : WITHIN;
  }

  /** Mean of b − a with its interval, paired. */
  static Estimate difference(double[] a, double[] b, int together) {
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = b[i] - a[i];
    }
    return Student.mean(together, differences);
  }

  static double mean(double[] values) {
    return DoubleStream.of(values).average().orElse(Double.NaN);
  }
}
