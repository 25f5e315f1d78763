package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * How the layers of one role scale with the width n: W = m w with m ∝ n^−a, w ~ N(0, n^−2b) and
 * learning rates on w ∝ n^−c.
 *
 * @param a exponent of the multiplier
 * @param b exponent of the initial deviation
 * @param gradientC exponent of the learning rate under SGD and momentum
 * @param adaptiveC exponent of the learning rate under Adam
 */
@Reference(key = "yang2021", where = "Definition 3.1")
record Exponents(double a, double b, double gradientC, double adaptiveC) {
  /** Of layers whose size does not grow with the width: nothing scales. */
  static final Exponents NONE = new Exponents(0, 0, 0, 0);
}
