package org.ntklab.datasets.synthetic;

/** Normalised Hermite polynomials h_k = He_k / √k!, orthonormal under the standard normal. */
final class Hermite {
  private Hermite() {}

  /** h_k(t), by h_{k+1} = (t h_k − √k h_{k−1}) / √(k+1) from h_0 = 1. */
  static double normalised(int degree, double t) {
    double previous = 0;
    double current = 1;
    for (int k = 0; k < degree; k++) {
      double next = (t * current - Math.sqrt(k) * previous) / Math.sqrt(k + 1);
      previous = current;
      current = next;
    }
    return current;
  }
}
