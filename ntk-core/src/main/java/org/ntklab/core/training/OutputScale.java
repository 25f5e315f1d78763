package org.ntklab.core.training;

import java.util.Optional;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;

/**
 * The trained function of a network: f = α·h, or f = α·(h − h₀) when centred.
 *
 * <p>With rates divided by α², a step of gradient descent moves f by −η Θ ∂L/∂f, whatever α is.
 *
 * @param alpha α
 * @param initial h₀ of the examples at hand, {@code [n, O]}; empty when not centred
 */
@Reference(key = "chizat2019", where = "Section 1")
record OutputScale(double alpha, Optional<Matrix> initial) {

  /** f of these examples; changes {@code h} in place and returns it. */
  Matrix apply(Matrix h) {
    initial.ifPresent(h0 -> h.addScaled(-1, h0));
    return alpha == 1 ? h : h.scale(alpha);
  }

  /** The same function on a choice of the examples. */
  OutputScale select(int[] rows) {
    return new OutputScale(alpha, initial.map(h0 -> h0.select(rows)));
  }
}
