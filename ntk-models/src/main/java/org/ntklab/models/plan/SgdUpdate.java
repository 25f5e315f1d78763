package org.ntklab.models.plan;

import java.util.Optional;

/** W ← W − rate · G. */
final class SgdUpdate extends WeightUpdate {
  private final double rate;

  SgdUpdate(NativeValues weights, double rate) {
    super(weights, Optional.of(new Fold(weights, -rate, 1)));
    this.rate = rate;
  }

  @Override
  void apply(NativeValues g, int step) {
    PointwiseLoops.scaleAndAdd(1, -rate, g, weights());
  }
}
