package org.ntklab.core.optimiser;

import java.util.Optional;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.reference.Reference;

/**
 * Adam with bias correction: θ ← θ − η √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε).
 *
 * @param beta1 decay of the mean m
 * @param beta2 decay of the second moment v
 * @param epsilon ε, in the scale of the gradient of the unfolded weights
 */
@Reference(key = "kingma2015", where = "Section 2, the efficient form")
public record Adam(double beta1, double beta2, double epsilon) implements Optimiser {
  @Override
  public RateClass rateClass() {
    return RateClass.ADAPTIVE;
  }

  @Override
  public Optional<LinearRecursion> recursion() {
    return Optional.empty();
  }
}
