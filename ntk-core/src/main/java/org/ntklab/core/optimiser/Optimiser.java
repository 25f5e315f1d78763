package org.ntklab.core.optimiser;

import java.util.Optional;
import org.ntklab.core.functionspace.LinearRecursion;

/**
 * How a gradient becomes a step.
 *
 * <p>Sealed, since every engine must know each rule to the last bit: an optimiser that one engine
 * knows and another guesses would make runs incomparable.
 */
public sealed interface Optimiser permits Sgd, HeavyBall, Nesterov, Adam {
  /** How learning rates scale with a parametrisation's multipliers. */
  RateClass rateClass();

  /** The rule as a linear recursion in the gradient; empty when it is none. */
  Optional<LinearRecursion> recursion();
}
