package org.ntklab.core.prediction;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.ntklab.core.linalg.Matrix;

/**
 * The definitions of {@link KernelPrediction}, spelled out with dense matrices of a library and its
 * matrix exponential: nothing in common with how they are computed but the formulas.
 */
final class Definition {
  private final KernelPrediction problem;
  private final RealMatrix a;
  private final double rate;

  Definition(KernelPrediction problem) {
    this.problem = problem;
    RealMatrix theta = real(problem.kernel().trainTrain());
    int n = theta.getRowDimension();
    double lambda = problem.ridge() * theta.getTrace() / n;
    this.a = theta.add(MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(lambda));
    this.rate = problem.descent().learningRate() / (n * problem.targets().columns());
  }

  /** Θ_xT A⁻¹ (I − e^{−Aηt/M}) Y. */
  Matrix mean(double time) {
    return dense(transfer(time).multiply(real(problem.targets())));
  }

  /** Θ_TT A⁻¹ (I − e^{−Aηt/M}) Y. */
  Matrix trainMean(double time) {
    return dense(
        real(problem.kernel().trainTrain()).multiply(gain(time)).multiply(real(problem.targets())));
  }

  Matrix covariance(double time) {
    if (problem.ensemble() == Ensemble.NNGP) {
      RealMatrix cross = real(problem.kernel().testTrain());
      return dense(
          real(problem.kernel().testTest().orElseThrow())
              .subtract(cross.multiply(gain(2 * time)).multiply(cross.transpose())));
    }
    KernelBlocks k = problem.prior().orElseThrow();
    RealMatrix t = transfer(time);
    RealMatrix mixed = t.multiply(real(k.testTrain()).transpose());
    return dense(
        real(k.testTest().orElseThrow())
            .add(t.multiply(real(k.trainTrain())).multiply(t.transpose()))
            .subtract(mixed)
            .subtract(mixed.transpose()));
  }

  private RealMatrix transfer(double time) {
    return real(problem.kernel().testTrain()).multiply(gain(time));
  }

  /**
   * A⁻¹ (I − e^{−Aηt/M}). At finite times it is the integral of e^{−Aηs/M} η/M, also for a singular
   * A: the upper right block of exp [−A, I; 0, 0] ηt/M.
   */
  private RealMatrix gain(double time) {
    if (Double.isInfinite(time)) {
      return new LUDecomposition(a).getSolver().getInverse();
    }
    int n = a.getRowDimension();
    RealMatrix block = new Array2DRowRealMatrix(2 * n, 2 * n);
    block.setSubMatrix(a.scalarMultiply(-1).getData(), 0, 0);
    block.setSubMatrix(MatrixUtils.createRealIdentityMatrix(n).getData(), 0, n);
    return MatrixUtils.matrixExponential(block.scalarMultiply(rate * time))
        .getSubMatrix(0, n - 1, n, 2 * n - 1);
  }

  static RealMatrix real(Matrix m) {
    double[][] rows = new double[m.rows()][];
    for (int i = 0; i < m.rows(); i++) {
      rows[i] = m.row(i);
    }
    return new Array2DRowRealMatrix(rows);
  }

  static Matrix dense(RealMatrix m) {
    return Matrix.of(m.getData());
  }
}
