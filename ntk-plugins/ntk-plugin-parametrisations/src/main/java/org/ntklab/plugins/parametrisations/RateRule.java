package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * The learning rates that give a class of parametrisations its limit, each by its layer's own a.
 *
 * <p>A class fixes the folded rates, n^−c m² under SGD and n^−c m under Adam; what a larger a takes
 * from the multiplier, c gives back. So (a + θ, b − θ), with any θ for each role, trains alike.
 *
 * @param input of layers that read data
 * @param hidden of layers between two others
 * @param output of layers that end in the outputs
 */
@Reference(key = "yang2021")
@Reference(key = "everett2024")
record RateRule(Folded input, Folded hidden, Folded output) {
  /**
   * Of the maximal-update class, a + b = 0, ½, 1: c = −1 − 2a, −2a, 1 − 2a under SGD and −a, 1 − a,
   * 1 − a under Adam.
   */
  static final RateRule MAXIMAL_UPDATE =
      new RateRule(new Folded(-1, 0), new Folded(0, 1), new Folded(1, 1));

  /**
   * Of the tangent-kernel class, a + b = 0, ½, ½: c = −2a, 1 − 2a, 1 − 2a under SGD and ½ − a, 3/2
   * − a, 1 − a under Adam.
   */
  static final RateRule TANGENT_KERNEL =
      new RateRule(new Folded(0, 0.5), new Folded(1, 1.5), new Folded(1, 1));

  /**
   * Exponents of the folded rates of one role, in n^−….
   *
   * @param gradient of n^−c m², with m ∝ n^−a: c + 2a
   * @param adaptive of n^−c m: c + a
   */
  record Folded(double gradient, double adaptive) {
    /** The role's exponents in a parametrisation with these a and b. */
    Exponents with(double a, double b) {
      return new Exponents(a, b, gradient - 2 * a, adaptive - a);
    }
  }
}
