package org.ntklab.models.finite;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntklab.core.linalg.Matrix;

/** Copies between the core's matrices (float64) and ND4J's arrays of either type. */
final class Matrices {
  private Matrices() {}

  /** A row-major copy of a matrix. */
  static INDArray array(Matrix matrix, DataType type) {
    INDArray array =
        Nd4j.createUninitialized(
            type, new long[] {matrix.rows(), matrix.columns()}, NativeArrays.ROW_MAJOR);
    DoubleBuffer from = matrix.values();
    if (type == DataType.DOUBLE) {
      NativeArrays.doubleBuffer(array).put(from);
    } else {
      FloatBuffer to = NativeArrays.floatBuffer(array);
      while (from.hasRemaining()) {
        to.put((float) from.get());
      }
    }
    NativeArrays.keep(array);
    return array;
  }

  /** A copy of an array {@code [rows, columns]} in any order. */
  static Matrix matrix(INDArray array) {
    INDArray rows = NativeArrays.rowMajor(array);
    Matrix matrix = Matrix.zeros((int) rows.size(0), (int) rows.size(1));
    interleave(rows, matrix, 0, 1);
    return matrix;
  }

  /**
   * Copies an array into every {@code stride}-th row of a matrix.
   *
   * @param into modified; has {@code stride} times the array's rows
   * @param first row of the array's first row
   */
  static void interleave(INDArray array, Matrix into, int first, int stride) {
    INDArray rows = NativeArrays.rowMajor(array);
    int columns = into.columns();
    DoubleBuffer to = into.values();
    if (NativeArrays.isDouble(rows)) {
      DoubleBuffer from = NativeArrays.doubleBuffer(rows);
      for (int i = 0; i < rows.size(0); i++) {
        to.put((first + i * stride) * columns, from, from.position() + i * columns, columns);
      }
    } else {
      FloatBuffer from = NativeArrays.floatBuffer(rows);
      int start = from.position();
      for (int i = 0; i < rows.size(0); i++) {
        int at = (first + i * stride) * columns;
        for (int j = 0; j < columns; j++) {
          to.put(at + j, from.get(start + i * columns + j));
        }
      }
    }
    NativeArrays.keep(rows);
  }
}
