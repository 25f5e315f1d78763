package org.ntklab.analysis.fit;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.ntklab.core.regime.Estimate;

/** Intervals of means and differences by Student's t. */
public final class Student {
  private static final double CONFIDENCE = 0.95;

  private Student() {}

  /**
   * How far a 95% interval reaches to either side: t₀.₉₇₅(dof)·√variance.
   *
   * @param variance of the estimate itself
   * @return NaN without a degree of freedom
   */
  public static double reach(double variance, int dof) {
    return reach(variance, dof, 1);
  }

  /**
   * As {@link #reach(double, int)}, wide enough that several intervals hold together (Bonferroni).
   *
   * @param together number of intervals, at least 1
   */
  public static double reach(double variance, int dof, int together) {
    if (dof < 1) {
      return Double.NaN;
    }
    double misses = (1 - CONFIDENCE) / 2 / together;
    return new TDistribution(dof).inverseCumulativeProbability(1 - misses) * Math.sqrt(variance);
  }

  /**
   * Mean of independent values with its interval, values that are not finite left out.
   *
   * @param values {@code [S]}, one a seed; not modified
   */
  public static Estimate mean(double... values) {
    return mean(1, values);
  }

  /** As {@link #mean(double...)}, one of several intervals that are to hold together. */
  public static Estimate mean(int together, double... values) {
    StreamingStatistics statistics = new StreamingStatistics();
    for (double value : values) {
      if (Double.isFinite(value)) {
        statistics.addValue(value);
      }
    }
    int n = (int) statistics.getN();
    double mean = statistics.getMean();
    double reach = n < 2 ? Double.NaN : reach(statistics.getVariance() / n, n - 1, together);
    return new Estimate(mean, mean - reach, mean + reach, n);
  }
}
