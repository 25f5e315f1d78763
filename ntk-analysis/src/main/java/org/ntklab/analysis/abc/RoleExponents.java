package org.ntklab.analysis.abc;

import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;

/**
 * How the layers of one role scale with the width n: W = n^−a w with w ~ N(0, n^−2b), learning rate
 * η n^−c on w.
 *
 * @param a exponent of the multiplier
 * @param b exponent of the initial deviation
 * @param c exponent of the learning rate
 */
@Reference(key = "yang2021", where = "Definition 3.1")
public record RoleExponents(double a, double b, double c) {
  public RoleExponents {
    if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(c)) {
      throw new IllegalArgumentException(
          "exponents are finite numbers: a = %s, b = %s, c = %s".formatted(a, b, c));
    }
  }

  /** Exponent of the effective weight at the start, a + b; the shift symmetry leaves it. */
  public double initial() {
    return a + b;
  }

  /**
   * Exponent of the effective weight's learning rate: 2a + c where steps are linear in the
   * gradient, a + c where they do not depend on its size. The shift symmetry leaves it.
   */
  public double rate(RateClass rateClass) {
    return switch (rateClass) {
      case GRADIENT -> 2 * a + c;
      case ADAPTIVE -> a + c;
    };
  }

  /** The same with the learning rate smaller by n^{@code kappa}. */
  RoleExponents slower(double kappa) {
    return new RoleExponents(a, b, c + kappa);
  }
}
