package org.ntklab.plugins.reproductions.classification;

import java.util.List;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/** The linear kernel x·x′/d. */
final class InnerProducts implements KernelFamily {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public List<Double> parameters() {
    return List.of(1.0);
  }

  @Override
  public Matrix kernel(double parameter, Matrix x, Matrix x2) {
    Matrix products = Matrix.zeros(x.rows(), x2.rows());
    Blas.gemm(false, true, 1.0 / x.columns(), x, x2, 0, products);
    return products;
  }
}
