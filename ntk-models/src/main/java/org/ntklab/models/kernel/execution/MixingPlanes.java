package org.ntklab.models.kernel.execution;

import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Step;

/**
 * All planes of a batch gathered into one matrix over positions for each pair, for steps that take
 * means with weights of their own. Not safe for threads.
 */
final class MixingPlanes {
  private static final int LANES = LaneLoops.LANES;

  private final Grid grid;
  private final Matrix[] distances = new Matrix[LANES];
  private final Matrix[] tangents = new Matrix[LANES];

  MixingPlanes(Step step) {
    this.grid = step.grid();
    int positions = grid.positions();
    for (int lane = 0; lane < LANES; lane++) {
      distances[lane] = Matrix.zeros(positions, positions);
      tangents[lane] = Matrix.zeros(positions, positions);
    }
  }

  /** Takes a plane. */
  void put(Planes plane, PlaneShape shape) {
    for (int r = 0; r < shape.rows(); r++) {
      for (int c = 0; c < shape.columns(); c++) {
        int at = (r * shape.columns() + c) * LANES;
        int i = shape.position(r) + c;
        int j = shape.partner(r) + c;
        for (int lane = 0; lane < LANES; lane++) {
          distances[lane].set(i, j, plane.m(at + lane));
          tangents[lane].set(i, j, plane.theta(at + lane));
        }
      }
    }
  }

  /**
   * K between all positions.
   *
   * @param rows variances of the first example, scalars when {@code rowLane} is −1
   * @param columns variances of the second examples
   */
  Matrix covariance(int lane, double[] rows, double[] columns, int rowLane) {
    int positions = grid.positions();
    Matrix k = Matrix.zeros(positions, positions);
    for (int i = 0; i < positions; i++) {
      double p = rowLane < 0 ? rows[i] : rows[i * LANES + rowLane];
      for (int j = 0; j < positions; j++) {
        double mean = 0.5 * (p + columns[j * LANES + lane]);
        k.set(i, j, mean - distances[lane].get(i, j));
      }
    }
    return k;
  }

  /** Θ between all positions. */
  Matrix tangent(int lane) {
    return tangents[lane];
  }

  /** G₁ K G₂ᵀ. */
  static Matrix mix(Matrix first, Matrix k, Matrix second) {
    Matrix half = Blas.product(first, k);
    Matrix mixed = Matrix.zeros(first.rows(), second.rows());
    Blas.gemm(false, true, 1, half, second, 0, mixed);
    return mixed;
  }

  /**
   * Puts mixed kernels into the planes of a store.
   *
   * @param rows variances of the first example behind the step, by position and lane, or scalars
   *     when there are as many as positions
   */
  static void spread(
      Matrix k, Matrix theta, double[] rows, double[] columns, int lane, PlaneStore store) {
    Plan.Radius radius = store.radius();
    boolean scalars = rows.length == store.grid().positions();
    for (int down = -radius.down(); down <= radius.down(); down++) {
      for (int right = -radius.right(); right <= radius.right(); right++) {
        PlaneShape shape = new PlaneShape(store.grid(), new Offset(down, right));
        int chunk = store.start(down, right);
        for (int r = 0; r < shape.rows(); r++) {
          for (int c = 0; c < shape.columns(); c++, chunk++) {
            int i = shape.position(r) + c;
            int j = shape.partner(r) + c;
            double p = rows[scalars ? i : i * LANES + lane];
            double m = 0.5 * (p + columns[j * LANES + lane]) - k.get(i, j);
            store.planes().set(chunk * LANES + lane, Math.max(0, m), theta.get(i, j));
          }
        }
      }
    }
  }
}
