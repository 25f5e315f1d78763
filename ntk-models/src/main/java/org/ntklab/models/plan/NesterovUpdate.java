package org.ntklab.models.plan;

import java.util.Optional;
import org.ntklab.core.optimiser.Nesterov;

/** v′ ← m v − rate · G, W ← W + (1 + m) v′ − m v. */
final class NesterovUpdate extends WeightUpdate {
  private final double rate;
  private final double momentum;
  private final NativeValues velocity;

  /**
   * The update of some weights.
   *
   * @param velocity v; modified
   */
  NesterovUpdate(NativeValues weights, NativeValues velocity, double rate, Nesterov rule) {
    super(weights, Optional.empty());
    this.rate = rate;
    this.momentum = rule.momentum();
    this.velocity = velocity;
  }

  @Override
  void apply(NativeValues g, int step) {
    PointwiseLoops.nesterov(momentum, rate, g, velocity, weights());
  }
}
