package org.ntklab.core.linalg;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Objects;

/** A matrix as an operator; shares the matrix's memory. */
public record MatrixOperator(Matrix matrix) implements LinearOperator {
  @Override
  public int rows() {
    return matrix.rows();
  }

  @Override
  public int columns() {
    return matrix.columns();
  }

  /** {@inheritDoc} Cost 2 · rows · columns · k flops. */
  @Override
  public void apply(Matrix in, Matrix out) {
    if (in.columns() == 1) {
      Blas.gemv(false, 1, matrix, in, 0, out);
    } else {
      Blas.gemm(false, false, 1, matrix, in, 0, out);
    }
  }

  /** {@inheritDoc} Cost 2 · rows · selected · k flops; only the selected columns are read. */
  @Override
  public void applyColumns(int[] selected, Matrix in, Matrix out) {
    int k = in.columns();
    if (in.rows() != selected.length || out.rows() != rows() || out.columns() != k) {
      throw new IllegalArgumentException(
          "MatrixOperator.applyColumns: %d columns of %s · %s does not give %s"
              .formatted(selected.length, matrix, in, out));
    }
    for (int column : selected) {
      Objects.checkIndex(column, columns());
    }
    double[] weights = in.toArray();
    double[] sums = new double[k];
    DoubleBuffer values = matrix.values();
    DoubleBuffer result = out.values();
    for (int i = 0; i < rows(); i++) {
      int rowStart = i * columns();
      if (k == 1) {
        double sum = 0;
        for (int s = 0; s < selected.length; s++) {
          sum += values.get(rowStart + selected[s]) * weights[s];
        }
        result.put(i, sum);
      } else {
        Arrays.fill(sums, 0);
        for (int s = 0; s < selected.length; s++) {
          double entry = values.get(rowStart + selected[s]);
          for (int j = 0; j < k; j++) {
            sums[j] += entry * weights[s * k + j];
          }
        }
        result.put(i * k, sums);
      }
    }
  }
}
