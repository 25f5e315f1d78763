package org.ntklab.models.finite;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.models.plan.NativeValues;

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
      take(
          NativeArrays.doubleBuffer(batch).slice(),
          first,
          examples,
          size,
          NativeArrays.doubleBuffer(block).slice());
    } else {
      take(
          NativeArrays.floatBuffer(batch).slice(),
          first,
          examples,
          size,
          NativeArrays.floatBuffer(block).slice());
    }
    NativeArrays.keep(batch, block);
  }

  /** As {@link #take(INDArray, int, int, INDArray)}, of numbers in rows of a size. */
  public static void take(
      NativeValues batch, int first, int examples, int size, NativeValues block) {
    if (batch.isDouble()) {
      take(batch.doubles(), first, examples, size, block.doubles());
    } else {
      take(batch.floats(), first, examples, size, block.floats());
    }
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
      put(
          NativeArrays.doubleBuffer(block).slice(),
          NativeArrays.doubleBuffer(batch).slice(),
          first,
          examples,
          size,
          false);
    } else {
      put(
          NativeArrays.floatBuffer(block).slice(),
          NativeArrays.floatBuffer(batch).slice(),
          first,
          examples,
          size,
          false);
    }
    NativeArrays.keep(batch, block);
  }

  /**
   * As {@link #put(INDArray, INDArray, int, int)}, of numbers in rows of a size.
   *
   * @param add whether to add to what is there
   */
  public static void put(
      NativeValues block, NativeValues batch, int first, int examples, int size, boolean add) {
    if (batch.isDouble()) {
      put(block.doubles(), batch.doubles(), first, examples, size, add);
    } else {
      put(block.floats(), batch.floats(), first, examples, size, add);
    }
  }

  private static void take(
      DoubleBuffer rows, int first, int examples, int size, DoubleBuffer columns) {
    int from = first * size;
    for (int start = 0; start < size; start += LINE) {
      int end = Math.min(start + LINE, size);
      for (int i = 0; i < examples; i++) {
        for (int j = start; j < end; j++) {
          columns.put(j * examples + i, rows.get(from + i * size + j));
        }
      }
    }
  }

  private static void take(
      FloatBuffer rows, int first, int examples, int size, FloatBuffer columns) {
    int from = first * size;
    for (int start = 0; start < size; start += LINE) {
      int end = Math.min(start + LINE, size);
      for (int i = 0; i < examples; i++) {
        for (int j = start; j < end; j++) {
          columns.put(j * examples + i, rows.get(from + i * size + j));
        }
      }
    }
  }

  private static void put(
      DoubleBuffer columns, DoubleBuffer rows, int first, int examples, int size, boolean add) {
    int to = first * size;
    for (int start = 0; start < size; start += LINE) {
      int end = Math.min(start + LINE, size);
      for (int i = 0; i < examples; i++) {
        for (int j = start; j < end; j++) {
          int at = to + i * size + j;
          double value = columns.get(j * examples + i);
          rows.put(at, add ? rows.get(at) + value : value);
        }
      }
    }
  }

  private static void put(
      FloatBuffer columns, FloatBuffer rows, int first, int examples, int size, boolean add) {
    int to = first * size;
    for (int start = 0; start < size; start += LINE) {
      int end = Math.min(start + LINE, size);
      for (int i = 0; i < examples; i++) {
        for (int j = start; j < end; j++) {
          int at = to + i * size + j;
          float value = columns.get(j * examples + i);
          rows.put(at, add ? rows.get(at) + value : value);
        }
      }
    }
  }
}
