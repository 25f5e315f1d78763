package org.ntklab.models.finite;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Examples as rows, and a few of them side by side. */
public final class ArrayTranspose {
  /** Rows are often powers of two apart, where a cache holds few lines: a line at a time. */
  private static final int LINE = 16;

  private ArrayTranspose() {}

  /**
   * Lays rows of a batch side by side.
   *
   * @param batch {@code [N, size]}, row-major
   * @param first the first row
   * @param examples B, number of rows
   * @param block {@code [size, B]} from its beginning; overwritten
   */
  public static void take(INDArray batch, int first, int examples, INDArray block) {
    int size = (int) batch.size(1);
    if (NativeArrays.isDouble(batch)) {
      DoubleBuffer rows = NativeArrays.doubleBuffer(batch);
      DoubleBuffer columns = NativeArrays.doubleBuffer(block);
      int from = rows.position() + first * size;
      int to = columns.position();
      for (int start = 0; start < size; start += LINE) {
        int end = Math.min(start + LINE, size);
        for (int i = 0; i < examples; i++) {
          for (int j = start; j < end; j++) {
            columns.put(to + j * examples + i, rows.get(from + i * size + j));
          }
        }
      }
    } else {
      FloatBuffer rows = NativeArrays.floatBuffer(batch);
      FloatBuffer columns = NativeArrays.floatBuffer(block);
      int from = rows.position() + first * size;
      int to = columns.position();
      for (int start = 0; start < size; start += LINE) {
        int end = Math.min(start + LINE, size);
        for (int i = 0; i < examples; i++) {
          for (int j = start; j < end; j++) {
            columns.put(to + j * examples + i, rows.get(from + i * size + j));
          }
        }
      }
    }
    NativeArrays.keep(batch, block);
  }

  /**
   * Makes rows of a batch of what lies side by side, the inverse of {@link #take}.
   *
   * @param block {@code [size, B]} from its beginning
   * @param batch {@code [N, size]}, row-major; modified
   */
  public static void put(INDArray block, INDArray batch, int first, int examples) {
    int size = (int) batch.size(1);
    if (NativeArrays.isDouble(batch)) {
      DoubleBuffer rows = NativeArrays.doubleBuffer(batch);
      DoubleBuffer columns = NativeArrays.doubleBuffer(block);
      int to = rows.position() + first * size;
      int from = columns.position();
      for (int start = 0; start < size; start += LINE) {
        int end = Math.min(start + LINE, size);
        for (int i = 0; i < examples; i++) {
          for (int j = start; j < end; j++) {
            rows.put(to + i * size + j, columns.get(from + j * examples + i));
          }
        }
      }
    } else {
      FloatBuffer rows = NativeArrays.floatBuffer(batch);
      FloatBuffer columns = NativeArrays.floatBuffer(block);
      int to = rows.position() + first * size;
      int from = columns.position();
      for (int start = 0; start < size; start += LINE) {
        int end = Math.min(start + LINE, size);
        for (int i = 0; i < examples; i++) {
          for (int j = start; j < end; j++) {
            rows.put(to + i * size + j, columns.get(from + j * examples + i));
          }
        }
      }
    }
    NativeArrays.keep(batch, block);
  }
}
