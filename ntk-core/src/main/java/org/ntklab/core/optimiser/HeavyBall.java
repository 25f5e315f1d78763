package org.ntklab.core.optimiser;

import java.util.Optional;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.reference.Reference;

/**
 * Momentum: v ← m v − η g, θ ← θ + v.
 *
 * @param momentum m in [0, 1)
 */
@Reference(key = "polyak1964")
public record HeavyBall(double momentum) implements Optimiser {
  @Override
  public RateClass rateClass() {
    return RateClass.GRADIENT;
  }

  @Override
  public Optional<LinearRecursion> recursion() {
    return Optional.of(LinearRecursion.heavyBall(momentum));
  }
}
