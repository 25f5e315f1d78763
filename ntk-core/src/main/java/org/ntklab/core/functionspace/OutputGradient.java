package org.ntklab.core.functionspace;

import org.ntklab.core.linalg.Matrix;

/** The gradient of a loss in the outputs, ∂L/∂f; the targets are known to whoever implements it. */
@FunctionalInterface
public interface OutputGradient {
  /**
   * Computes ∂L/∂f for a loss L that is a mean over the N examples.
   *
   * @param outputs f [N, O]; not modified
   * @param into ∂L/∂f [N, O]; its old content is not read; modified
   */
  void gradient(Matrix outputs, Matrix into);
}
