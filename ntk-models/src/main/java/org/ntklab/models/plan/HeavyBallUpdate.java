package org.ntklab.models.plan;

import java.util.Optional;
import org.ntklab.core.optimiser.HeavyBall;

/** v ← m v − rate · G, W ← W + v. */
final class HeavyBallUpdate extends WeightUpdate {
  private final double rate;
  private final double momentum;
  private final NativeValues velocity;

  /**
   * The update of some weights.
   *
   * @param velocity v; modified
   */
  HeavyBallUpdate(NativeValues weights, NativeValues velocity, double rate, HeavyBall rule) {
    super(weights, Optional.of(new Fold(velocity, -rate, rule.momentum())));
    this.rate = rate;
    this.momentum = rule.momentum();
    this.velocity = velocity;
  }

  @Override
  void afterFold() {
    PointwiseLoops.scaleAndAdd(1, 1, velocity, weights());
  }

  @Override
  void apply(NativeValues g, int step) {
    PointwiseLoops.scaleAndAdd(momentum, -rate, g, velocity);
    afterFold();
  }
}
