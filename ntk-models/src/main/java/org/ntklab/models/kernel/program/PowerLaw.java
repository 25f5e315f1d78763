package org.ntklab.models.kernel.program;

/**
 * A number that depends on the width as factor · t^exponent, t the factor by which all widths have
 * grown; factor 0 for a number that is 0.
 *
 * @param factor value at t = 1
 * @param exponent 0 for what does not depend on the width
 */
record PowerLaw(double factor, double exponent) {
  /** 0 at every width. */
  static final PowerLaw ZERO = new PowerLaw(0, 0);

  /** Exponents this near are the same: a law such as 1/√(n + 1) is a power in the limit only. */
  static final double SAME = 1e-3;

  /** The value at every width. */
  static PowerLaw constant(double value) {
    return new PowerLaw(value, 0);
  }

  /** Whether the number is 0 at every width. */
  boolean isZero() {
    return factor == 0;
  }

  /** The product of two numbers. */
  PowerLaw times(PowerLaw other) {
    return isZero() || other.isZero()
        ? ZERO
        : new PowerLaw(factor * other.factor, exponent + other.exponent);
  }
}
