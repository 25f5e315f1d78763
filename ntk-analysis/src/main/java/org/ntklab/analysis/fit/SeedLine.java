package org.ntklab.analysis.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.regression.SimpleRegression;

/** The line of one seed through its own points, in logarithms. */
final class SeedLine {
  private final SimpleRegression line = new SimpleRegression();
  private final List<Double> positions = new ArrayList<>();

  void add(PairedSlope.Point point) {
    line.addData(Math.log(point.axis()), Math.log(point.quantity()));
    positions.add(point.axis());
  }

  /** Whether it stands at two positions or more. */
  boolean hasSlope() {
    return positions().distinct().limit(2).count() == 2;
  }

  int points() {
    return positions.size();
  }

  DoubleStream positions() {
    return positions.stream().mapToDouble(Double::doubleValue);
  }

  double slope() {
    return line.getSlope();
  }

  /** Σ (log x − mean)². */
  double squares() {
    return line.getXSumSquares();
  }

  /** Sum of squared residuals; two points leave none but for rounding. */
  double residuals() {
    return points() > 2 ? line.getSumSquaredErrors() : 0;
  }
}
