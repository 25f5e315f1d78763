package org.ntklab.conformance.graph;

import java.util.Arrays;
import org.ntklab.core.linalg.Matrix;

/** Comparisons of matrices. */
final class Matrices {
  private Matrices() {}

  /**
   * Largest difference of two matrices of one shape, relative to the largest entry of the first.
   */
  static double difference(Matrix expected, Matrix found) {
    double scale = expected.maxAbs();
    double difference = found.copy().addScaled(-1, expected).maxAbs();
    return difference == 0 ? 0 : difference / (scale == 0 ? 1 : scale);
  }

  /** Whether all bits agree. */
  static boolean same(Matrix one, Matrix other) {
    return Arrays.equals(one.toArray(), other.toArray());
  }

  /** Whether every entry is a finite number. */
  static boolean isFinite(Matrix matrix) {
    return Arrays.stream(matrix.toArray()).allMatch(Double::isFinite);
  }

  /** One matrix above another. */
  static Matrix stack(Matrix above, Matrix below) {
    Matrix result = Matrix.zeros(above.rows() + below.rows(), above.columns());
    result.rowRange(0, above.rows()).assign(above);
    result.rowRange(above.rows(), result.rows()).assign(below);
    return result;
  }
}
