package org.ntklab.core.functionspace;

/**
 * How far training has come, seen by one eigenmode of the kernel under squared loss.
 *
 * <p>A mode with eigenvalue λ has the rate r = λ/M, M = N·O: its residual obeys ė = −r e under
 * gradient flow.
 */
public interface Decay {
  /** The part e/e₀ of the residual that is left at rate r ≥ 0; 1 at r = 0. */
  double remaining(double rate);

  /**
   * (1 − remaining)/r, the accumulated residual that moves outputs at other points; at r = 0 its
   * limit, the training time itself. Never 0/0.
   */
  double gain(double rate);
}
