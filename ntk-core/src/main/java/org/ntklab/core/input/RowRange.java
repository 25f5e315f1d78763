package org.ntklab.core.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A choice of rows as Python writes it: {@code [0:500]}, {@code [:100]}, {@code [-100:]} or a
 * single row {@code [7]}; unlike Python's, it may not reach beyond the rows there are.
 *
 * @param from first row, from 0; counted from the end when negative; empty for the beginning
 * @param to row after the last; likewise, empty for the end
 * @param text as written, without the brackets
 */
record RowRange(Optional<Long> from, Optional<Long> to, String text) {
  private static final Pattern PAIR =
      Pattern.compile("\\s*(-?\\d{1,15})?\\s*:\\s*(-?\\d{1,15})?\\s*");
  private static final Pattern SINGLE = Pattern.compile("\\s*(-?\\d{1,15})\\s*");

  /**
   * Rows of a matrix.
   *
   * @param from first row
   * @param to row after the last
   */
  record Rows(int from, int to) {
    /** The same rows, counted among more. */
    Rows after(int before) {
      return new Rows(before + from, before + to);
    }
  }

  /** The range that stands between brackets; empty if it is none. */
  static Optional<RowRange> parse(String text) {
    Matcher pair = PAIR.matcher(text);
    if (pair.matches()) {
      return Optional.of(new RowRange(number(pair.group(1)), number(pair.group(2)), text));
    }
    Matcher single = SINGLE.matcher(text);
    if (!single.matches()) {
      return Optional.empty();
    }
    Optional<Long> row = number(single.group(1));
    // The row after the last one would be 0, the first.
    Optional<Long> next = row.map(r -> r + 1).filter(r -> r != 0);
    return Optional.of(new RowRange(row, next, text));
  }

  /**
   * The rows meant.
   *
   * @param available number of rows there are
   * @return empty when the range reaches beyond them or holds none
   */
  Optional<Rows> of(int available) {
    long first = place(from.orElse(0L), available);
    long end = place(to.orElse((long) available), available);
    return first >= 0 && first < end && end <= available
        ? Optional.of(new Rows((int) first, (int) end))
        : Optional.empty();
  }

  /** What is wrong when there are no such rows. */
  String fault(String owner, int available) {
    long first = place(from.orElse(0L), available);
    long end = place(to.orElse((long) available), available);
    boolean beyond = first < 0 || first > available || end < 0 || end > available;
    return "[%s] %s: %s has %d rows, 0 to %d"
        .formatted(
            text,
            beyond || first == available ? "reaches beyond the rows" : "holds no row",
            owner,
            available,
            available - 1);
  }

  private static long place(long row, int available) {
    return row < 0 ? row + available : row;
  }

  private static Optional<Long> number(String digits) {
    return Optional.ofNullable(digits).map(Long::valueOf);
  }
}
