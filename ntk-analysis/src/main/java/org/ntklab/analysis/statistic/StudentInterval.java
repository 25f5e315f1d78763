package org.ntklab.analysis.statistic;

import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.ntklab.core.evidence.Estimate;

/** The mean of repetitions with its 95 % interval, m ± t₀.₉₇₅(N − 1)·s/√N. */
final class StudentInterval {
  private static final double UPPER = 0.975;

  private StudentInterval() {}

  /** The mean; without interval for one number, absent for none. */
  static Estimate of(double[] numbers, List<String> remarks) {
    StreamingStatistics summary = new StreamingStatistics();
    for (double number : numbers) {
      summary.addValue(number);
    }
    long n = summary.getN();
    double mean = summary.getMean();
    double reach =
        n < 2
            ? Double.NaN
            : new TDistribution(n - 1).inverseCumulativeProbability(UPPER)
                * summary.getStandardDeviation()
                / Math.sqrt(n);
    return new Estimate(mean, mean - reach, mean + reach, remarks);
  }
}
