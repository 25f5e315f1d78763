package org.ntklab.core.functionspace;

import org.ntklab.core.reference.Reference;

/**
 * Gradient flow for a time t: remaining = e^{−rt}, gain = t φ₁(−rt) with φ₁(z) = (eᶻ − 1)/z, φ₁(0)
 * = 1.
 *
 * <p>At t = ∞ a mode of rate 0 has not moved and has gain 0, not ∞: as Θ is positive semidefinite
 * with its rows at other points included, such a mode moves nothing anywhere.
 *
 * @param time t = η · steps, 0 or more; may be infinite
 */
@Reference(key = "jacot2018", where = "Section 5")
public record GradientFlow(double time) implements Decay {
  /** Checks the time. */
  public GradientFlow {
    if (!(time >= 0)) {
      throw new IllegalArgumentException(
          "GradientFlow: expected a time of 0 or more, found %s".formatted(time));
    }
  }

  @Override
  public double remaining(double rate) {
    return rate == 0 ? 1 : Math.exp(-rate * time);
  }

  @Override
  public double gain(double rate) {
    if (rate == 0) {
      return Double.isInfinite(time) ? 0 : time;
    }
    return -Math.expm1(-rate * time) / rate;
  }
}
