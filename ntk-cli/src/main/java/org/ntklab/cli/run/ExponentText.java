package org.ntklab.cli.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.PredictedRange;

/** Exponents and means with their intervals, as a person reads them. */
public final class ExponentText {
  private ExponentText() {}

  /** {@code [-1.10, -0.90]}. */
  public static String interval(Exponent s) {
    return s.hasInterval() ? range(s.low(), s.high()) : "too few points";
  }

  /** {@code -1.26 ± 0.12}; without an interval the exponent alone. */
  public static String plusMinus(Exponent s) {
    return s.hasInterval()
        ? Numbers.slope(s.slope()) + String.format(Locale.ROOT, " ± %.2f", (s.high() - s.low()) / 2)
        : Numbers.slope(s.slope());
  }

  /** {@code 0.227 ± 0.038}; without an interval the mean alone. */
  public static String plusMinus(Estimate mean) {
    return Numbers.significant(mean.mean())
        + (mean.hasInterval() ? " ± " + twoDigits((mean.high() - mean.low()) / 2) : "");
  }

  /** {@code 14.3 ± 2.3 %}, of a fraction. */
  public static String percent(Estimate mean) {
    String reach =
        mean.hasInterval()
            ? String.format(Locale.ROOT, " ± %.1f", 100 * (mean.high() - mean.low()) / 2)
            : "";
    return Numbers.percent(mean.mean()).replace(" %", reach + " %");
  }

  /** {@code [0.0121, 0.0140]}. */
  public static String interval(Estimate mean) {
    return mean.hasInterval()
        ? "[" + Numbers.significant(mean.low()) + ", " + Numbers.significant(mean.high()) + "]"
        : Numbers.NONE;
  }

  private static String twoDigits(double reach) {
    return reach > 0 && Double.isFinite(reach)
        ? new BigDecimal(reach).round(new MathContext(2)).toPlainString()
        : "0";
  }

  /** {@code -0.50}, or the range where theory gives one. */
  public static String predicted(PredictedRange predicted) {
    boolean same = Numbers.slope(predicted.low()).equals(Numbers.slope(predicted.high()));
    return same ? Numbers.slope(predicted.low()) : range(predicted.low(), predicted.high());
  }

  private static String range(double low, double high) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return Double.isFinite(high)
          ? "at most " + Numbers.slope(high)
          : Double.isFinite(low) ? "at least " + Numbers.slope(low) : Numbers.NONE;
    }
    return "[" + Numbers.slope(low) + ", " + Numbers.slope(high) + "]";
  }
}
