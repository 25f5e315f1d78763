package org.ntklab.core.evidence;

import java.util.List;

/**
 * A number made of many measurements.
 *
 * @param value the number; NaN when there is none, with a remark that says why
 * @param low lower end of its 95 % interval; NaN when there are too few measurements for one
 * @param high upper end
 * @param remarks what a reader should know: what was left out
 */
public record MeasuredNumber(double value, double low, double high, List<String> remarks) {
  public MeasuredNumber {
    remarks = List.copyOf(remarks);
  }

  /** A number that is exactly what was measured, as the largest of some. */
  public static MeasuredNumber exact(double value) {
    return new MeasuredNumber(value, value, value, List.of());
  }

  /** No number, and why. */
  public static MeasuredNumber absent(String reason) {
    return new MeasuredNumber(Double.NaN, Double.NaN, Double.NaN, List.of(reason));
  }

  /** Whether there is an interval. */
  public boolean hasInterval() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
