package org.ntklab.models.planned;

import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;

/** Θv = J D Jᵀ v, with neither formed. Two passes forward, one backward, one along a direction. */
final class TangentProducts implements LinearOperator {
  private final WeightDirections directions;
  private final Matrix x;
  private final int outputs;

  TangentProducts(WeightDirections directions, Matrix x, int outputs) {
    this.directions = directions;
    this.x = x;
    this.outputs = outputs;
  }

  @Override
  public int rows() {
    return x.rows() * outputs;
  }

  @Override
  public int columns() {
    return rows();
  }

  @Override
  public void apply(Matrix in, Matrix out) {
    Matrix v = Matrix.zeros(x.rows(), outputs);
    Matrix product = Matrix.zeros(x.rows(), outputs);
    for (int column = 0; column < in.columns(); column++) {
      for (int i = 0; i < rows(); i++) {
        v.set(i / outputs, i % outputs, in.get(i, column));
      }
      directions.pull(x, v);
      directions.push(x, product);
      for (int i = 0; i < rows(); i++) {
        out.set(i, column, product.get(i / outputs, i % outputs));
      }
    }
  }
}
