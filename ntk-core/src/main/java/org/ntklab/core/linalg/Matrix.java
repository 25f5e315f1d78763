package org.ntklab.core.linalg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Objects;

/**
 * A dense matrix of doubles, row-major: entry (i, j) stands at {@code i · columns + j} of one
 * {@link DoubleBuffer}.
 *
 * <p>Matrices made here lie off the heap, where native code reads them without a copy; {@link
 * #wrap} takes any buffer, mapped or on the heap. Either dimension may be 0. Reading from several
 * threads is safe. Sums run in storage order, so every result is the same bit for bit.
 */
public final class Matrix {
  /**
   * Where SIMD kernels like their data to begin; also keeps results free of the allocator's mood.
   */
  private static final int ALIGNMENT = 64;

  /** How many values a matrix in memory of its own holds at most: a little less than 2 GiB. */
  public static final long MOST_VALUES = (Integer.MAX_VALUE - 2L * ALIGNMENT) / Double.BYTES;

  /** Below this a sum of squares may have lost terms to underflow. */
  private static final double SMALLEST_SQUARES = 1e-280;

  private final int rows;
  private final int columns;
  private final int size;
  private final DoubleBuffer values;

  private Matrix(int rows, int columns, DoubleBuffer values) {
    this.rows = rows;
    this.columns = columns;
    this.size = rows * columns;
    this.values = values;
  }

  /**
   * A matrix [rows, columns] of zeros in memory of its own, off the heap; at most 2 GB. All such
   * memory together is bounded by the JVM's {@code -XX:MaxDirectMemorySize}.
   */
  public static Matrix zeros(int rows, int columns) {
    int size = size("Matrix.zeros", rows, columns, MOST_VALUES);
    int length = size * Double.BYTES + 2 * ALIGNMENT;
    MatrixMemory.take(length);
    ByteBuffer bytes = ByteBuffer.allocateDirect(length);
    ByteBuffer aligned = bytes.alignedSlice(ALIGNMENT).order(ByteOrder.nativeOrder());
    return new Matrix(rows, columns, aligned.asDoubleBuffer().slice(0, size));
  }

  /**
   * A matrix [rows, columns] over the remaining values of a buffer; memory is shared.
   *
   * @throws IllegalArgumentException if the buffer has not exactly rows · columns values left, or
   *     not the byte order of this machine
   */
  public static Matrix wrap(int rows, int columns, DoubleBuffer values) {
    int size = size("Matrix.wrap", rows, columns, Integer.MAX_VALUE);
    if (values.remaining() != size) {
      throw new IllegalArgumentException(
          "Matrix.wrap: [%d, %d] needs %d values, the buffer has %d left"
              .formatted(rows, columns, size, values.remaining()));
    }
    if (values.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException(
          ("Matrix.wrap: the buffer is %s, this machine is %s:"
                  + " call order(ByteOrder.nativeOrder()) before asDoubleBuffer()")
              .formatted(values.order(), ByteOrder.nativeOrder()));
    }
    return new Matrix(rows, columns, values.slice());
  }

  /** A copy of the rows given, all of one length. */
  public static Matrix of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    Matrix result = zeros(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "Matrix.of: row 0 has %d values, row %d has %d".formatted(columns, i, rows[i].length));
      }
      result.values.put(i * columns, rows[i]);
    }
    return result;
  }

  /** A copy of row-major values as a matrix [rows, columns]; {@link #toArray} is the way back. */
  public static Matrix of(int rows, int columns, double... rowMajor) {
    Matrix result = zeros(rows, columns);
    if (rowMajor.length != result.size) {
      throw new IllegalArgumentException(
          "Matrix.of: [%d, %d] needs %d values, found %d"
              .formatted(rows, columns, result.size, rowMajor.length));
    }
    result.values.put(0, rowMajor);
    return result;
  }

  /** A copy of the values as a column [values, 1]. */
  public static Matrix ofColumn(double... values) {
    return of(values.length, 1, values);
  }

  /** The identity [n, n]. */
  public static Matrix identity(int n) {
    Matrix result = zeros(n, n);
    for (int i = 0; i < n; i++) {
      result.set(i, i, 1);
    }
    return result;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** Entry (i, j). */
  public double get(int i, int j) {
    return values.get(index(i, j));
  }

  /** Sets entry (i, j). Modified. */
  public void set(int i, int j, double value) {
    values.put(index(i, j), value);
  }

  /** A copy of row i, [columns]. */
  public double[] row(int i) {
    double[] row = new double[columns];
    values.get(Objects.checkIndex(i, rows) * columns, row);
    return row;
  }

  /** Rows from (inclusive) to (exclusive), sharing this matrix's memory. */
  public Matrix rowRange(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new Matrix(to - from, columns, values.slice(from * columns, (to - from) * columns));
  }

  /** A choice of rows, in the order given, in memory of its own. */
  public Matrix select(int[] chosen) {
    Matrix selected = zeros(chosen.length, columns);
    for (int i = 0; i < chosen.length; i++) {
      selected.rowRange(i, i + 1).assign(rowRange(chosen[i], chosen[i] + 1));
    }
    return selected;
  }

  /** The same values, row-major, as a matrix of another shape that shares this one's memory. */
  public Matrix reshape(int newRows, int newColumns) {
    if (size("Matrix.reshape", newRows, newColumns, Integer.MAX_VALUE) != size) {
      throw new IllegalArgumentException(
          "Matrix.reshape: %s has other than %d × %d values".formatted(this, newRows, newColumns));
    }
    return new Matrix(newRows, newColumns, values);
  }

  /** The values, row-major, from 0 to rows · columns; a view that shares this matrix's memory. */
  public DoubleBuffer values() {
    return values.duplicate();
  }

  /** A copy of the values, row-major, on the heap. */
  public double[] toArray() {
    double[] copy = new double[size];
    values.get(0, copy);
    return copy;
  }

  /** The same values in memory of their own. */
  public Matrix copy() {
    return zeros(rows, columns).assign(this);
  }

  /** The transpose [columns, rows] in memory of its own. */
  public Matrix transpose() {
    Matrix result = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.values.put(j * rows + i, values.get(i * columns + j));
      }
    }
    return result;
  }

  /** Takes over another matrix's values. Modified; returns this. */
  public Matrix assign(Matrix other) {
    checkSameShape("Matrix.assign", this, other);
    values.put(0, other.values, 0, size);
    return this;
  }

  /** Sets every entry. Modified; returns this. */
  public Matrix fill(double value) {
    for (int i = 0; i < size; i++) {
      values.put(i, value);
    }
    return this;
  }

  /** Adds factor · other. Modified; returns this. */
  public Matrix addScaled(double factor, Matrix other) {
    checkSameShape("Matrix.addScaled", this, other);
    for (int i = 0; i < size; i++) {
      values.put(i, values.get(i) + factor * other.values.get(i));
    }
    return this;
  }

  /** Multiplies every entry by a factor. Modified; returns this. */
  public Matrix scale(double factor) {
    for (int i = 0; i < size; i++) {
      values.put(i, values.get(i) * factor);
    }
    return this;
  }

  /** Multiplies entry by entry with another matrix. Modified; returns this. */
  public Matrix hadamard(Matrix other) {
    checkSameShape("Matrix.hadamard", this, other);
    for (int i = 0; i < size; i++) {
      values.put(i, values.get(i) * other.values.get(i));
    }
    return this;
  }

  /** Frobenius inner product Σᵢⱼ aᵢⱼ bᵢⱼ. */
  public double dot(Matrix other) {
    checkSameShape("Matrix.dot", this, other);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values.get(i) * other.values.get(i);
    }
    return sum;
  }

  /** Frobenius norm √Σᵢⱼ aᵢⱼ², also where the squares themselves would over- or underflow. */
  public double frobeniusNorm() {
    double squares = dot(this);
    if (squares > SMALLEST_SQUARES && squares < Double.POSITIVE_INFINITY) {
      return Math.sqrt(squares);
    }
    double scale = maxAbs();
    if (scale == 0 || !Double.isFinite(scale)) {
      return scale;
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double entry = values.get(i) / scale;
      sum += entry * entry;
    }
    return scale * Math.sqrt(sum);
  }

  /** Largest magnitude of an entry: 0 for an empty matrix, NaN if any entry is. */
  public double maxAbs() {
    double largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, Math.abs(values.get(i)));
    }
    return largest;
  }

  /** The shape, as messages show it: {@code [3, 4]}. */
  @Override
  public String toString() {
    return "[%d, %d]".formatted(rows, columns);
  }

  static void checkSameShape(String operation, Matrix a, Matrix b) {
    if (a.rows != b.rows || a.columns != b.columns) {
      throw new IllegalArgumentException(
          "%s: %s and %s differ in shape".formatted(operation, a, b));
    }
  }

  private int index(int i, int j) {
    return Objects.checkIndex(i, rows) * columns + Objects.checkIndex(j, columns);
  }

  private static int size(String operation, int rows, int columns, long largest) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "%s: [%d, %d] has a negative dimension".formatted(operation, rows, columns));
    }
    long size = (long) rows * columns;
    if (size > largest) {
      throw new IllegalArgumentException(
          "%s: [%d, %d] has %d values, one matrix holds %d: work on ranges of rows"
              .formatted(operation, rows, columns, size, largest));
    }
    return (int) size;
  }
}
