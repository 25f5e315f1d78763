package org.ntklab.core.kernel;

import java.nio.DoubleBuffer;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/**
 * A tangent kernel estimated from random directions.
 *
 * @param kernel {@code [n1, n2]}, or {@code [n1·O, n2·O]} with an example's outputs side by side
 * @param directions how many
 * @param error ‖K₁ − K₂‖/2 in Frobenius norm, K₁ and K₂ the estimates from either half of the
 *     directions: what the error of their mean K is expected to be
 */
public record ProjectedKernel(Matrix kernel, int directions, double error) {
  /**
   * The mean of products of derivatives along directions: ZᵀZ′ over their number.
   *
   * @param rows Z, {@code [k·r, n1]}: r rows a direction, which are averaged too
   * @param columns Z′, {@code [k·r, n2]}; the same object for a symmetric kernel
   * @param directions k, at least 2
   */
  public static ProjectedKernel of(Matrix rows, Matrix columns, int directions) {
    if (directions < 2) {
      throw new IllegalArgumentException(
          "a kernel from random directions needs at least 2, found " + directions);
    }
    int half = directions / 2 * (rows.rows() / directions);
    Matrix first = mean(rows, columns, 0, half);
    Matrix second = mean(rows, columns, half, rows.rows());
    double share = (double) half / rows.rows();
    double squares = 0;
    DoubleBuffer k1 = first.values();
    DoubleBuffer k2 = second.values();
    for (int i = 0; i < first.rows() * first.columns(); i++) {
      double difference = k1.get(i) - k2.get(i);
      squares += difference * difference;
      k1.put(i, k2.get(i) + share * difference);
    }
    return new ProjectedKernel(first, directions, Math.sqrt(squares) / 2);
  }

  /** The error in units of ‖K‖; 0 for a kernel that is 0. */
  public double relativeError() {
    return error == 0 ? 0 : error / kernel.frobeniusNorm();
  }

  private static Matrix mean(Matrix rows, Matrix columns, int from, int to) {
    Matrix mean = Matrix.zeros(rows.columns(), columns.columns());
    Matrix z = rows.rowRange(from, to);
    if (rows == columns) {
      Blas.syrk(true, 1.0 / (to - from), z, 0, mean);
    } else {
      Blas.gemm(true, false, 1.0 / (to - from), z, columns.rowRange(from, to), 0, mean);
    }
    return mean;
  }
}
