package org.ntklab.core.parametrisation;

import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;

/**
 * The scaling of one weight array, W = m w, and its folding into the plain network in W.
 *
 * <p>Training w at rate η·r is, step by step, the same as training W with initial deviation m·s and
 * rate η·r·m² (SGD and momentum) or η·r·m with ε/m (Adam). So no layer needs to know its
 * parametrisation, and {@code (m, s, r) → (m·θ, s/θ, r/θ²)} changes nothing.
 *
 * @param multiplier m
 * @param deviation s, standard deviation of w at the start
 * @param gradientRate r under optimisers of the class {@link RateClass#GRADIENT}
 * @param adaptiveRate r under optimisers of the class {@link RateClass#ADAPTIVE}
 */
@Reference(key = "yang2021", where = "Section 3, symmetries of abc-parametrisations")
public record Scaling(
    double multiplier, double deviation, double gradientRate, double adaptiveRate) {

  /** A plain array: no multiplier, rates as they are. */
  public static Scaling plain(double deviation) {
    return new Scaling(1, deviation, 1, 1);
  }

  /** Initial deviation of the effective weight, m·s. */
  public double foldedDeviation() {
    return Math.abs(multiplier) * deviation;
  }

  /** Rate of the effective weight in units of η: r·m² or r·|m|. */
  public double foldedRate(RateClass rateClass) {
    return switch (rateClass) {
      case GRADIENT -> kernelRate();
      case ADAPTIVE -> adaptiveRate * Math.abs(multiplier);
    };
  }

  /** What Adam's ε is multiplied by for the effective weight: 1/|m|. */
  public double foldedEpsilon() {
    return 1 / Math.abs(multiplier);
  }

  /**
   * Weight of the array in the learning-rate-weighted tangent kernel, r·m²: the rate of gradient
   * descent under every optimiser, the one choice that the shift symmetry leaves as it is.
   */
  public double kernelRate() {
    return gradientRate * multiplier * multiplier;
  }
}
