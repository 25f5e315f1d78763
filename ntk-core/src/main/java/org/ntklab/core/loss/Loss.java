package org.ntklab.core.loss;

import org.ntklab.core.linalg.Matrix;

/** A loss L(f, y) of outputs and targets, both {@code [N, O]}; immutable and safe for threads. */
public interface Loss {
  /** L(f, y), a mean over the examples given. */
  double value(Matrix outputs, Matrix targets);

  /**
   * ∂L/∂f.
   *
   * @param into {@code [N, O]}; modified
   */
  void gradient(Matrix outputs, Matrix targets, Matrix into);

  /**
   * Bound on the largest eigenvalue of ∂²L/∂f², for N examples and O outputs.
   *
   * <p>Gradient descent on outputs that move with the kernel Θ is stable below {@code 2 /
   * (curvature · λ_max(Θ))}.
   */
  double curvature(int examples, int outputs);

  /** Whether targets must be a distribution over the outputs: one-hot. */
  default boolean needsDistribution() {
    return false;
  }
}
