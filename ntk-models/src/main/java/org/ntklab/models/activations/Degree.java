package org.ntklab.models.activations;

import org.ntklab.core.config.Options;

/**
 * The degree of a function, and powers to it.
 *
 * <p>Beyond the largest degree double precision has no room for the values on a normal variable.
 */
final class Degree {
  static final int LARGEST = 100;

  private Degree() {}

  /** Reads the main option, {@code degree}. */
  static int read(Options options) {
    return options
        .main("degree")
        .integer("degree")
        .check(Degree::isAllowed, "a whole number from 0 to " + LARGEST)
        .required(1);
  }

  static void check(String activation, int degree) {
    if (!isAllowed(degree)) {
      throw new IllegalArgumentException(
          activation + ": degree is " + degree + ", expected 0 to " + LARGEST);
    }
  }

  /** xⁿ by repeated squaring, several times faster than {@link Math#pow}; NaN⁰ is NaN. */
  static double power(double x, int n) {
    double power = Step.constant(1, x);
    double square = x;
    for (int rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }

  private static boolean isAllowed(int degree) {
    return degree >= 0 && degree <= LARGEST;
  }
}
