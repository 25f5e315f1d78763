package org.ntklab.core.prediction;

import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Cholesky;
import org.ntklab.core.linalg.Matrix;

/**
 * Times 0 and infinity, where R is I and 0, from one Cholesky factor A = L Lᵀ:
 *
 * <pre>
 * mean      = Θ_xT α             α = A⁻¹ Y
 * trainMean = Y − (λ + jitter) α
 * T         = Θ_xT A⁻¹
 * narrowing = W Wᵀ               W = Θ_xT L⁻ᵀ
 * </pre>
 */
final class FactorSolver implements KernelSolver {
  private final Cholesky factor;
  private final KernelPrediction problem;
  private final SolverReport report;
  private final int threads;
  private final Matrix alpha;

  /** Time 2N²O flops. */
  FactorSolver(Cholesky factor, KernelPrediction problem, SolverReport report, int threads) {
    this.factor = factor;
    this.problem = problem;
    this.report = report;
    this.threads = threads;
    this.alpha = factor.solve(problem.targets());
  }

  @Override
  public Matrix mean(double time) {
    Matrix testTrain = problem.kernel().testTrain();
    return time == 0
        ? Matrix.zeros(testTrain.rows(), alpha.columns())
        : Blas.product(testTrain, alpha);
  }

  @Override
  public Matrix trainMean(double time) {
    // Θ α without Θ, whose memory may hold the factor.
    return time == 0
        ? Matrix.zeros(alpha.rows(), alpha.columns())
        : problem.targets().copy().addScaled(-report.ridge() - report.jitter(), alpha);
  }

  /** {@inheritDoc} Time 2PN² flops. */
  @Override
  public Matrix transfer(double time) {
    Matrix testTrain = problem.kernel().testTrain();
    if (time == 0) {
      return Matrix.zeros(testTrain.rows(), testTrain.columns());
    }
    Matrix transfer = testTrain.copy();
    factor.solveRows(transfer, threads);
    return transfer;
  }

  /** {@inheritDoc} Time PN² + P²N flops. */
  @Override
  public void narrow(double time, Matrix covariance) {
    if (time > 0) {
      Matrix whitened = problem.kernel().testTrain().copy();
      factor.whitenRows(whitened, threads);
      Blas.syrk(false, -1, whitened, 1, covariance);
    }
  }

  @Override
  public SolverReport report() {
    return report;
  }
}
