package org.ntklab.analysis.fit;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.regression.SimpleRegression;
import org.ntklab.core.regime.Exponent;

/**
 * The exponent p of quantity ∝ axis^p: least squares of log quantity on log axis over all points,
 * seeds and widths pooled.
 *
 * <p>The 95% interval is p ± t₀.₉₇₅(N − 2)·s_p with s_p the standard error of the slope. With few
 * seeds it keeps what it promises, where a bootstrap over three seeds covers .76 to .81 in place of
 * .95; it takes points as independent and their scatter in the logarithm as the same everywhere.
 */
public final class PooledSlope {
  /** Probability that the interval misses the slope. */
  private static final double MISSES = 0.05;

  /** Slope and scatter of a line take two points; the interval needs one more. */
  private static final int LEAST_POINTS = 3;

  private PooledSlope() {}

  /**
   * Fits; a power law has no zeros, so values that are zero, negative or not finite are left out
   * and counted.
   *
   * @param axis positions, {@code [N]}, as widths; not modified
   * @param quantity values at them, {@code [N]}; not modified
   * @throws IllegalArgumentException when the lengths differ
   */
  public static SlopeFit fit(double[] axis, double[] quantity) {
    if (axis.length != quantity.length) {
      throw new IllegalArgumentException(
          "PooledSlope.fit: %d positions and %d values".formatted(axis.length, quantity.length));
    }
    SimpleRegression line = new SimpleRegression();
    DoubleStream.Builder positions = DoubleStream.builder();
    int dropped = 0;
    for (int i = 0; i < axis.length; i++) {
      if (hasLogarithm(axis[i]) && hasLogarithm(quantity[i])) {
        line.addData(Math.log(axis[i]), Math.log(quantity[i]));
        positions.add(axis[i]);
      } else {
        dropped++;
      }
    }
    int distinct = (int) positions.build().distinct().count();
    Optional<Exponent> exponent = distinct < 2 ? Optional.empty() : Optional.of(exponent(line));
    return new SlopeFit(exponent, (int) line.getN(), dropped, distinct);
  }

  private static Exponent exponent(SimpleRegression line) {
    double slope = line.getSlope();
    double reach =
        line.getN() < LEAST_POINTS ? Double.NaN : line.getSlopeConfidenceInterval(MISSES);
    return new Exponent(slope, slope - reach, slope + reach);
  }

  private static boolean hasLogarithm(double value) {
    return value > 0 && Double.isFinite(value);
  }
}
