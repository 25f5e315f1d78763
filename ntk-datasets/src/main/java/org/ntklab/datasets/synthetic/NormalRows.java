package org.ntklab.datasets.synthetic;

import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/** Matrices of independent standard normal numbers from named streams. */
final class NormalRows {
  /** Numbers of one stream: what is on the heap at once. */
  private static final int BLOCK = 1 << 20;

  private NormalRows() {}

  /**
   * A matrix {@code [rows, columns]} from the streams {@code NAME/0, NAME/1 …}; the first rows are
   * the same however many there are.
   */
  static Matrix of(RandomStreams streams, String name, int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    int atOnce = Math.max(1, BLOCK / columns);
    for (int from = 0; from < rows; from += atOnce) {
      int count = Math.min(atOnce, rows - from);
      double[] draws = streams.normals(name + "/" + from / atOnce, count * columns);
      matrix.rowRange(from, from + count).values().put(draws);
    }
    return matrix;
  }
}
