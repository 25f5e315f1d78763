package org.ntklab.models.tangent;

import java.nio.DoubleBuffer;
import org.ntklab.core.linalg.Matrix;

/** The lower triangle of a symmetric matrix from its upper one. */
public final class Mirror {
  private static final int SQUARE = 32;

  private Mirror() {}

  /** All rows. Modified. */
  public static void upperToLower(Matrix matrix) {
    upperToLower(matrix, 0, matrix.rows());
  }

  /**
   * Some rows of the lower triangle, copied in squares that stay in cache. Modified.
   *
   * @param from the first row
   * @param to behind the last one
   */
  public static void upperToLower(Matrix matrix, int from, int to) {
    int n = matrix.columns();
    DoubleBuffer values = matrix.values();
    for (int rows = from; rows < to; rows += SQUARE) {
      for (int columns = 0; columns < Math.min(rows + SQUARE, to); columns += SQUARE) {
        for (int i = rows; i < Math.min(rows + SQUARE, to); i++) {
          for (int j = columns; j < Math.min(columns + SQUARE, i); j++) {
            values.put(i * n + j, values.get(j * n + i));
          }
        }
      }
    }
  }
}
