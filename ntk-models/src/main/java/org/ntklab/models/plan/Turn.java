package org.ntklab.models.plan;

import java.nio.FloatBuffer;

/** Transposes of single-precision matrices, in squares that stay in cache. */
public final class Turn {
  private static final int SQUARE = 16;

  private Turn() {}

  /** As below, at the same place of both arrays. */
  public static void of(NativeValues from, NativeValues to, int at, int rows, int columns) {
    of(from, at, to, at, rows, columns);
  }

  /**
   * Turns a matrix {@code [rows, columns]} into {@code [columns, rows]}.
   *
   * @param at where it begins
   * @param to modified
   * @param into where the turned one begins
   */
  public static void of(
      NativeValues from, int at, NativeValues to, int into, int rows, int columns) {
    FloatBuffer x = from.floats();
    FloatBuffer y = to.floats();
    for (int top = 0; top < rows; top += SQUARE) {
      int bottom = Math.min(top + SQUARE, rows);
      for (int left = 0; left < columns; left += SQUARE) {
        int right = Math.min(left + SQUARE, columns);
        for (int j = left; j < right; j++) {
          int line = into + j * rows;
          for (int i = top; i < bottom; i++) {
            y.put(line + i, x.get(at + i * columns + j));
          }
        }
      }
    }
  }
}
