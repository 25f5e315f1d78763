package org.ntklab.core.optimiser;

import java.util.Optional;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.reference.Reference;

/**
 * Nesterov's momentum with the gradient at θ: v′ ← m v − η g, θ ← θ + (1 + m) v′ − m v.
 *
 * @param momentum m in [0, 1)
 */
@Reference(key = "nesterov1983")
public record Nesterov(double momentum) implements Optimiser {
  @Override
  public RateClass rateClass() {
    return RateClass.GRADIENT;
  }

  @Override
  public Optional<LinearRecursion> recursion() {
    return Optional.of(LinearRecursion.nesterov(momentum));
  }
}
