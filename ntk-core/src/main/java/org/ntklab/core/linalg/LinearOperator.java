package org.ntklab.core.linalg;

/**
 * A linear map from [columns] to [rows] that is applied, never read: a matrix, or a product too
 * large to be formed.
 */
public interface LinearOperator {
  /** Dimension of what comes out. */
  int rows();

  /** Dimension of what goes in. */
  int columns();

  /**
   * out ← A · in, column by column.
   *
   * @param in [columns, k], any k; not modified
   * @param out [rows, k], no memory in common with in; its old content is not read; modified
   */
  void apply(Matrix in, Matrix out);

  /**
   * out ← A[:, selected] · in: what {@link #apply} gives for an input that is zero elsewhere.
   *
   * <p>This default builds that input and costs a full application.
   *
   * @param selected distinct indices below {@link #columns}
   * @param in [selected, k]; not modified
   * @param out [rows, k]; modified
   */
  default void applyColumns(int[] selected, Matrix in, Matrix out) {
    Matrix full = Matrix.zeros(columns(), in.columns());
    for (int s = 0; s < selected.length; s++) {
      full.rowRange(selected[s], selected[s] + 1).assign(in.rowRange(s, s + 1));
    }
    apply(full, out);
  }

  /**
   * The dimension of a square operator.
   *
   * @throws IllegalArgumentException if it is not square
   */
  default int size() {
    if (rows() != columns()) {
      throw new IllegalArgumentException(
          "LinearOperator.size: expected a square operator, found [%d, %d]"
              .formatted(rows(), columns()));
    }
    return rows();
  }
}
