package org.ntklab.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person reads them, with a point in every locale. */
public final class Numbers {
  /** Stands where there is no number. */
  public static final String NONE = "-";

  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};
  private static final String[] POWERS = {"", "k", "M", "G", "T", "P", "E"};
  private static final int THOUSAND = 1000;

  private Numbers() {}

  /** Three significant digits: {@code 0.0123}, {@code 12.3}, {@code 4.56e-07}. */
  public static String significant(double x) {
    if (!Double.isFinite(x)) {
      return NONE;
    }
    double size = Math.abs(x);
    if (x == 0) {
      return "0";
    }
    if (size < 1e-3 || size >= 1e5) {
      return String.format(Locale.ROOT, "%.2e", x);
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + decimals + "f", x);
  }

  /** Two decimals with a sign: {@code +0.02}, {@code -0.97}. */
  public static String slope(double x) {
    if (!Double.isFinite(x)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%+.2f", x);
    return text.equals("-0.00") ? "+0.00" : text;
  }

  /** A fraction as percent: {@code 8.2 %}. */
  public static String percent(double fraction) {
    return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.1f %%", 100 * fraction) : NONE;
  }

  /** A count in powers of thousand: {@code 81.9 k}, {@code 2.10 T}. */
  public static String count(double x) {
    return scaled(x, POWERS);
  }

  /** A number of bytes: {@code 1.50 GB}. */
  public static String bytes(double x) {
    return scaled(x, BYTES);
  }

  /** A duration in its two largest units: {@code 1 min 12 s}. */
  public static String duration(Duration time) {
    long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** A count with its noun: {@code 1 run}, {@code 3 runs}. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String scaled(double x, String[] units) {
    double rest = x;
    int unit = 0;
    while (rest >= THOUSAND && unit < units.length - 1) {
      rest /= THOUSAND;
      unit++;
    }
    String digits = unit == 0 ? String.format(Locale.ROOT, "%.0f", rest) : significant(rest);
    return (digits + " " + units[unit]).strip();
  }
}
