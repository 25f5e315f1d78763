package org.ntklab.core.prediction;

import org.ntklab.core.linalg.Matrix;

/**
 * The closed form of training on squared loss from outputs 0, R(t) being what is left of a residual
 * in the train points: e^{−Aηt/M} for gradient flow, A = Θ + λI.
 */
sealed interface KernelSolver permits ModalSolver, FactorSolver {
  /** Θ_xT A⁻¹ (I − R) Y, on the test points [P, O]. */
  Matrix mean(double time);

  /** Θ_TT A⁻¹ (I − R) Y, on the train points [N, O]. */
  Matrix trainMean(double time);

  /** T = Θ_xT A⁻¹ (I − R) [P, N], by which test outputs follow train targets. */
  Matrix transfer(double time);

  /**
   * C ← C − Θ_xT A⁻¹ (I − R²) Θ_Tx: by how much training the readout alone narrows the prior.
   *
   * @param covariance [P, P], symmetric; modified
   */
  void narrow(double time, Matrix covariance);

  /** What was done. */
  SolverReport report();
}
