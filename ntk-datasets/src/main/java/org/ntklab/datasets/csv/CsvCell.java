package org.ntklab.datasets.csv;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** One cell that should be a number. */
public final class CsvCell {
  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "+inf", "+infinity", "-inf", "-infinity");
  private static final int SHOWN = 40;

  private CsvCell() {}

  /** The decimal number, infinite when it exceeds the doubles; empty for anything else. */
  public static OptionalDouble decimal(String cell) {
    String text = cell.strip();
    // Double.parseDouble also takes 1d, 0x1p3 and NaN, which no table means as decimals.
    if (text.isEmpty() || !endsLikeDecimal(text) || text.indexOf('x') >= 0) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Whether the cell is a number in the widest sense, as NaN is: then it is no column's name. */
  static boolean isNumber(String cell) {
    return decimal(cell).isPresent() || NOT_FINITE.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /** What is wrong with a cell that is no finite number. */
  public static String fault(String cell) {
    if (cell.isBlank()) {
      return "is empty, expected a number (missing values are not filled in)";
    }
    return isNumber(cell)
        ? "found " + cell.strip() + ", expected a finite number"
        : "found '" + shown(cell) + "', expected a number";
  }

  /** The cell, cut to what a message can hold. */
  public static String shown(String cell) {
    String text = cell.strip().replaceAll("\\s+", " ");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static boolean endsLikeDecimal(String text) {
    char last = text.charAt(text.length() - 1);
    return last == '.' || (last >= '0' && last <= '9');
  }
}
