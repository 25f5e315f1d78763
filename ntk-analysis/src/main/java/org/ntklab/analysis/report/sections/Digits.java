package org.ntklab.analysis.report.sections;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers in sentences. */
final class Digits {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Digits() {}

  /** Two or three significant digits: {@code 0.037}, {@code 5.04}, {@code 4.6 × 10⁻⁷}. */
  static String of(double x) {
    if (!Double.isFinite(x)) {
      return "–";
    }
    double size = Math.abs(x);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      String[] parts = String.format(Locale.ROOT, "%.1e", x).split("e");
      return signed(parts[0]) + " × 10" + raised(Integer.parseInt(parts[1]));
    }
    if (x == Math.rint(x)) {
      return signed(String.format(Locale.ROOT, "%.0f", x));
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
    return signed(String.format(Locale.ROOT, "%." + decimals + "f", x));
  }

  /** Two significant digits, for what is only to be pictured: {@code 3.8}, {@code 0.052}. */
  static String two(double x) {
    return trimmed(of(new BigDecimal(x).round(new MathContext(2)).doubleValue()));
  }

  /** A number that somebody chose: {@code 0.3}, {@code 512}. */
  static String number(double x) {
    return trimmed(of(x));
  }

  /** Two decimals and a proper minus sign: {@code −0.75}. */
  static String slope(double x) {
    String text = String.format(Locale.ROOT, "%.2f", x);
    return signed(text.equals("-0.00") ? "0.00" : text);
  }

  /** A power of a quantity: {@code width⁻⁰·⁷⁵}. */
  static String power(String base, double exponent) {
    StringBuilder text = new StringBuilder(base);
    for (char sign : slope(exponent).toCharArray()) {
      text.append(sign == '−' ? '⁻' : sign == '.' ? '·' : RAISED.charAt(sign - '0'));
    }
    return text.toString();
  }

  /** A range of round numbers, as theory gives them: {@code −1 to −0.5}. */
  static String roundRange(double low, double high) {
    return Stream.of(range(low, high).split(" ", -1))
        .map(Digits::trimmed)
        .collect(Collectors.joining(" "));
  }

  /** A range of slopes: {@code −0.84 to −0.66}; of one number, that. */
  static String range(double low, double high) {
    if (slope(low).equals(slope(high))) {
      return slope(low);
    }
    if (Double.isInfinite(low)) {
      return "at most " + slope(high);
    }
    return Double.isInfinite(high) ? "at least " + slope(low) : slope(low) + " to " + slope(high);
  }

  private static String trimmed(String number) {
    return number.matches("−?\\d+\\.\\d+") ? number.replaceFirst("\\.?0+$", "") : number;
  }

  private static String signed(String text) {
    return text.replace('-', '−');
  }

  private static String raised(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(RAISED.charAt(digit - '0'));
    }
    return text.toString();
  }
}
