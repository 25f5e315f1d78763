package org.ntklab.models.plan;

import java.util.Optional;
import org.ntklab.core.optimiser.Adam;

/**
 * m ← β₁ m + (1 − β₁) G, v ← β₂ v + (1 − β₂) G², W ← W − rate √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε),
 * with t counted from 1.
 */
final class AdamUpdate extends WeightUpdate {
  private final double rate;
  private final Adam rule;
  private final NativeValues mean;
  private final NativeValues square;

  /**
   * The update of some weights.
   *
   * @param mean m; modified
   * @param square v; modified
   * @param rule ε in the scale of these weights
   */
  AdamUpdate(NativeValues weights, NativeValues mean, NativeValues square, double rate, Adam rule) {
    super(weights, Optional.empty());
    this.mean = mean;
    this.square = square;
    this.rate = rate;
    this.rule = rule;
  }

  @Override
  void apply(NativeValues g, int step) {
    int t = step + 1;
    double length =
        rate * Math.sqrt(1 - Math.pow(rule.beta2(), t)) / (1 - Math.pow(rule.beta1(), t));
    PointwiseLoops.adam(rule, length, g, mean, square, weights());
  }
}
