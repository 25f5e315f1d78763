package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * A fitted power law, y = e^a x^s, with the 95% interval of the line: least squares of log y on log
 * x over all points, as {@link org.ntklab.analysis.fit.PooledSlope}, and at each place the interval
 * t₀.₉₇₅(N − 2) · σ · √(1/N + (log x − m)²/S) of its mean, with the scatter σ about the line, the
 * mean m of log x and S = Σ (log x − m)².
 */
final class PowerLaw {
  private static final double QUANTILE = 0.975;
  private static final int SEGMENTS = 24;

  private final SimpleRegression line = new SimpleRegression();
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private double meanX;

  private PowerLaw() {}

  /** Fits points (x, y); empty with less than two distinct places. */
  static Optional<PowerLaw> of(List<double[]> points) {
    PowerLaw law = new PowerLaw();
    double sum = 0;
    for (double[] point : points) {
      if (point[0] > 0 && point[1] > 0 && Double.isFinite(point[0]) && Double.isFinite(point[1])) {
        double x = Math.log(point[0]);
        law.line.addData(x, Math.log(point[1]));
        law.lowest = Math.min(law.lowest, x);
        law.highest = Math.max(law.highest, x);
        sum += x;
      }
    }
    law.meanX = sum / law.line.getN();
    return law.lowest < law.highest ? Optional.of(law) : Optional.empty();
  }

  /** s. */
  double slope() {
    return line.getSlope();
  }

  /** The fitted line, at its ends. */
  List<double[]> ends() {
    return List.of(
        new double[] {Math.exp(lowest), Math.exp(line.predict(lowest))},
        new double[] {Math.exp(highest), Math.exp(line.predict(highest))});
  }

  /** A line of another slope through the fit's first point, at its ends. */
  List<double[]> fromTheFirst(double slope) {
    double first = line.predict(lowest);
    return List.of(
        new double[] {Math.exp(lowest), Math.exp(first)},
        new double[] {Math.exp(highest), Math.exp(first + slope * (highest - lowest))});
  }

  /** The interval of the line, (x, low, high); empty where two points leave no scatter. */
  List<double[]> band() {
    long n = line.getN();
    if (n <= 2) {
      return List.of();
    }
    double t = new TDistribution(n - 2.0).inverseCumulativeProbability(QUANTILE);
    double sigma = Math.sqrt(line.getMeanSquareError());
    List<double[]> band = new ArrayList<>();
    for (int i = 0; i <= SEGMENTS; i++) {
      double x = lowest + (highest - lowest) * i / SEGMENTS;
      double distance = (x - meanX) * (x - meanX) / line.getXSumSquares();
      double reach = t * sigma * Math.sqrt(1.0 / n + distance);
      double y = line.predict(x);
      band.add(new double[] {Math.exp(x), Math.exp(y - reach), Math.exp(y + reach)});
    }
    return band;
  }
}
