package org.ntklab.models.kernel.program;

import java.util.Optional;

/**
 * The powers of the width with which K and Θ of a step grow; what the program computes are their
 * factors.
 *
 * @param covariance κ, K ∝ t^κ
 * @param tangent τ, Θ ∝ t^τ
 * @param still whether Θ is 0: no weights yet
 */
record WidthOrder(double covariance, double tangent, boolean still) {
  /** Of the data. */
  static final WidthOrder INPUT = new WidthOrder(0, 0, true);

  /** What comes of several: orders of the result and which terms are of that order. */
  record Affine(WidthOrder order, AffineFactors factors) {}

  /** An affine map, with the laws of its matrix and of its bias, if it has one. */
  Affine through(ArrayLaws matrix, Optional<ArrayLaws> bias) {
    PowerLaw passed = matrix.gain().times(new PowerLaw(1, covariance));
    PowerLaw added = bias.map(ArrayLaws::gain).orElse(PowerLaw.ZERO);
    double k = largest(passed, added);
    PowerLaw moved = still ? PowerLaw.ZERO : matrix.gain().times(new PowerLaw(1, tangent));
    PowerLaw own = matrix.own().times(new PowerLaw(1, covariance));
    PowerLaw ownBias = bias.map(ArrayLaws::own).orElse(PowerLaw.ZERO);
    double theta = largest(moved, own, ownBias);
    boolean stillNow = moved.isZero() && own.isZero() && ownBias.isZero();
    return new Affine(
        new WidthOrder(k, theta, stillNow),
        new AffineFactors(
            ofOrder(passed, k),
            ofOrder(added, k),
            ofOrder(moved, theta),
            ofOrder(own, theta),
            ofOrder(ownBias, theta)));
  }

  private static double largest(PowerLaw... terms) {
    double largest = Double.NEGATIVE_INFINITY;
    for (PowerLaw term : terms) {
      if (!term.isZero()) {
        largest = Math.max(largest, term.exponent());
      }
    }
    return largest == Double.NEGATIVE_INFINITY ? 0 : largest;
  }

  private static double ofOrder(PowerLaw term, double order) {
    return term.isZero() || term.exponent() < order - PowerLaw.SAME ? 0 : term.factor();
  }
}
