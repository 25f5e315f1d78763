package org.ntklab.core.optimiser;

import java.util.Optional;
import org.ntklab.core.functionspace.LinearRecursion;

/** Gradient descent: θ ← θ − η g; stochastic when the batch is smaller than the data. */
public record Sgd() implements Optimiser {
  @Override
  public RateClass rateClass() {
    return RateClass.GRADIENT;
  }

  @Override
  public Optional<LinearRecursion> recursion() {
    return Optional.of(LinearRecursion.sgd());
  }
}
