package org.ntklab.models.tangent;

import java.nio.DoubleBuffer;
import org.ntklab.core.linalg.Matrix;

/** The lower triangle of a symmetric matrix from its upper one. */
public final class Mirror {
  private static final int SQUARE = 32;

  private Mirror() {}

  /** Copies in squares that stay in cache. Modified. */
  public static void upperToLower(Matrix matrix) {
    int n = matrix.rows();
    DoubleBuffer values = matrix.values();
    for (int rows = 0; rows < n; rows += SQUARE) {
      for (int columns = 0; columns <= rows; columns += SQUARE) {
        for (int i = rows; i < Math.min(rows + SQUARE, n); i++) {
          for (int j = columns; j < Math.min(columns + SQUARE, i); j++) {
            values.put(i * n + j, values.get(j * n + i));
          }
        }
      }
    }
  }
}
