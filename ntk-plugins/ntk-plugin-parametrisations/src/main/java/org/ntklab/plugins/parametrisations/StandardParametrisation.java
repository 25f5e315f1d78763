package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * What deep-learning libraries do: no multiplier, W ~ N(0, σ_w²/fan_in), b ~ N(0, σ_b²), one
 * constant learning rate under every optimiser.
 *
 * <p>a = 0, b = 0, ½, ½, c = 0. At a constant rate it is unstable as the width grows.
 */
@Reference(key = "yang2021", where = "Table 1")
@Reference(key = "he2015")
public final class StandardParametrisation extends AbcParametrisation {
  /** The parametrisation. */
  public StandardParametrisation() {
    super(atRate(0), Constant.IN_DEVIATION);
  }

  /** The exponents of standard networks at the rate η n^−c in every layer. */
  static AbcExponents atRate(double c) {
    return AbcExponents.of(
        new Exponents(0, 0, c, c), new Exponents(0, 0.5, c, c), new Exponents(0, 0.5, c, c));
  }
}
