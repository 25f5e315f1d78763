package org.ntklab.models.kernel.execution;

import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * Examples divided by their length, so that the mean square of each one's values is 1; examples of
 * zeros stay zeros. Immutable and safe for threads.
 *
 * @param values {@code [examples, channels · positions]}, of length 1
 * @param lengths root of the mean square of each example's values
 * @param shape of one example
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record UnitExamples(Matrix values, double[] lengths, Shape shape) {
  /** Divides examples by their length; costs one copy. */
  static UnitExamples of(Matrix examples, Shape shape) {
    int size = shape.size();
    if (examples.columns() != size) {
      throw new IllegalArgumentException(
          "examples are %s, expected %d values each for shape %s".formatted(examples, size, shape));
    }
    double[] lengths = new double[examples.rows()];
    Matrix values = Matrix.zeros(examples.rows(), size);
    double[] unit = new double[size];
    for (int i = 0; i < lengths.length; i++) {
      double[] row = examples.row(i);
      lengths[i] = examples.rowRange(i, i + 1).frobeniusNorm() / Math.sqrt(size);
      for (int j = 0; j < size; j++) {
        unit[j] = lengths[i] == 0 ? 0 : row[j] / lengths[i];
      }
      values.values().put(i * size, unit);
    }
    return new UnitExamples(values, lengths, shape);
  }

  /** Number of examples. */
  int count() {
    return lengths.length;
  }
}
