package org.ntklab.models.activations;

/** Functions without a slope that still hand NaN on, so that a divergence is never hidden. */
final class Step {
  private Step() {}

  /** The constant c; NaN where x is NaN. */
  static double constant(double c, double x) {
    return Double.isNaN(x) ? x : c;
  }

  /** 1 where x > 0, else 0; NaN where x is NaN. */
  static double step(double x) {
    return constant(x > 0 ? 1 : 0, x);
  }
}
