package org.ntklab.plugins.reproductions.classification;

import java.util.List;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/** The Gaussian kernel exp(−γ‖x − x′‖²/d), γ from 1/16 to 16 in factors of 4. */
final class Gaussian implements KernelFamily {
  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public List<Double> parameters() {
    return List.of(0.0625, 0.25, 1.0, 4.0, 16.0);
  }

  @Override
  public Matrix kernel(double gamma, Matrix x, Matrix x2) {
    Matrix kernel = Matrix.zeros(x.rows(), x2.rows());
    Blas.gemm(false, true, 1.0 / x.columns(), x, x2, 0, kernel);
    double[] p = squares(x);
    double[] q = squares(x2);
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < q.length; j++) {
        double distance = Math.max(0, p[i] + q[j] - 2 * kernel.get(i, j));
        kernel.set(i, j, Math.exp(-gamma * distance));
      }
    }
    return kernel;
  }

  /** ‖x‖²/d of each row. */
  private static double[] squares(Matrix x) {
    double[] squares = new double[x.rows()];
    for (int i = 0; i < squares.length; i++) {
      for (double value : x.row(i)) {
        squares[i] += value * value / x.columns();
      }
    }
    return squares;
  }
}
