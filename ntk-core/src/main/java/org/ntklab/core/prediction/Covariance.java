package org.ntklab.core.prediction;

import java.util.Arrays;
import java.util.Optional;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.Triangle;

/** The covariance between test points at each time, if the problem has what it needs. */
final class Covariance {
  /** A variance this far below 0, relative to the prior's, is a rounding error and becomes 0. */
  private static final double NEGATIVE_TOLERANCE = 1e-8;

  private final KernelPrediction problem;
  private final KernelSolver solver;

  Covariance(KernelPrediction problem, KernelSolver solver) {
    this.problem = problem;
    this.solver = solver;
  }

  /** Covariance [P, P], exactly symmetric, in memory of its own. */
  Optional<Matrix> at(double time) {
    Optional<Matrix> testTest = testTest();
    if (testTest.isEmpty()) {
      return Optional.empty();
    }
    Matrix covariance = testTest.get().copy();
    if (problem.ensemble() == Ensemble.NNGP) {
      solver.narrow(time, covariance);
    } else {
      addTraining(time, problem.prior().orElseThrow(), covariance);
    }
    double rounding = NEGATIVE_TOLERANCE * largestPrior();
    for (int i = 0; i < covariance.rows(); i++) {
      double variance = covariance.get(i, i);
      if (variance < 0 && variance >= -rounding) {
        covariance.set(i, i, 0);
      }
    }
    return Optional.of(covariance);
  }

  /** What the variances may be wrong by: N · 2⁻⁵² · the largest prior variance. */
  double rounding() {
    return problem.kernel().trainPoints() * Math.ulp(1.0) * largestPrior();
  }

  /** C ← C + T K_TT Tᵀ − T K_Tx − K_xT Tᵀ, as (½ T K_TT − K_xT) Tᵀ and its transpose. */
  private void addTraining(double time, KernelBlocks prior, Matrix covariance) {
    Matrix transfer = solver.transfer(time);
    Matrix half = prior.testTrain().copy();
    Blas.gemm(false, false, 0.5, transfer, prior.trainTrain(), -1, half);
    Blas.syr2k(1, half, transfer, 1, covariance);
  }

  private double largestPrior() {
    return testTest().stream()
        .flatMapToDouble(block -> Arrays.stream(Triangle.diagonal(block)))
        .max()
        .orElse(0);
  }

  private Optional<Matrix> testTest() {
    return problem.ensemble() == Ensemble.NNGP
        ? problem.kernel().testTest()
        : problem.prior().flatMap(KernelBlocks::testTest);
  }
}
