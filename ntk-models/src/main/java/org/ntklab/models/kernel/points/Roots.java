package org.ntklab.models.kernel.points;

/** √l and 1/√l of small whole numbers. */
final class Roots {
  private static final double[] ROOTS = new double[HermiteExpansion.MOST_TERMS + 2];

  private static final double[] INVERSES = new double[ROOTS.length];

  static {
    for (int l = 0; l < ROOTS.length; l++) {
      ROOTS[l] = Math.sqrt(l);
      INVERSES[l] = 1 / ROOTS[l];
    }
  }

  private Roots() {}

  static double of(int l) {
    return ROOTS[l];
  }

  static double inverse(int l) {
    return INVERSES[l];
  }
}
