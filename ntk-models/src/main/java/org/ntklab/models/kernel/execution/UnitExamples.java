package org.ntklab.models.kernel.execution;

import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * Examples divided by their length, so that the mean square of each one's values is 1; examples of
 * zeros stay zeros. Divided when they are read: a copy of all of them would cost as much time as
 * the kernels of some thousand vectors. Safe for threads.
 *
 * @param examples {@code [examples, channels · positions]}, of any length
 * @param lengths root of the mean square of each example's values
 * @param shape of one example
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record UnitExamples(Matrix examples, double[] lengths, Shape shape) {
  /** Squares between these have lost nothing to underflow, and sums of them do not overflow. */
  private static final double SMALLEST = 1e-280;

  private static final double LARGEST = 1e280;

  /** Measures examples, which must not change from now on; costs one pass. */
  static UnitExamples of(Matrix examples, Shape shape) {
    int size = shape.size();
    if (examples.columns() != size) {
      throw new IllegalArgumentException(
          "examples are %s, expected %d values each for shape %s".formatted(examples, size, shape));
    }
    double[] lengths = new double[examples.rows()];
    double[] row = new double[size];
    for (int i = 0; i < lengths.length; i++) {
      examples.values().get(i * size, row);
      double squares = squares(row);
      double norm =
          squares > SMALLEST && squares < LARGEST
              ? Math.sqrt(squares)
              : examples.rowRange(i, i + 1).frobeniusNorm();
      lengths[i] = norm / Math.sqrt(size);
    }
    return new UnitExamples(examples, lengths, shape);
  }

  /** In four sums, for they do not wait for each other. */
  private static double squares(double[] row) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < row.length; i += 4) {
      a += row[i] * row[i];
      b += row[i + 1] * row[i + 1];
      c += row[i + 2] * row[i + 2];
      d += row[i + 3] * row[i + 3];
    }
    for (; i < row.length; i++) {
      a += row[i] * row[i];
    }
    return (a + b) + (c + d);
  }

  /** Reads an example of unit length; the array is modified. */
  void read(int i, double[] values) {
    examples.values().get(i * values.length, values);
    double length = lengths[i];
    if (length == 0) {
      return;
    }
    for (int j = 0; j < values.length; j++) {
      values[j] /= length;
    }
  }

  /** Number of examples. */
  int count() {
    return lengths.length;
  }
}
