package org.ntklab.datasets.encoding;

import org.ntklab.core.linalg.Matrix;

/** Counts rows that get the wrong class. */
final class Misclassification {
  private Misclassification() {}

  /** Fraction of wrong rows, NaN when there are none at all; both matrices are {@code [N, O]}. */
  static double fraction(Matrix outputs, Matrix targets) {
    SameShape.demand(outputs, targets);
    int wrong = 0;
    for (int i = 0; i < targets.rows(); i++) {
      if (!isRight(outputs, targets, i)) {
        wrong++;
      }
    }
    return (double) wrong / targets.rows();
  }

  // Comparisons with NaN are false, so these are written to ask for what is right.
  private static boolean isRight(Matrix outputs, Matrix targets, int row) {
    if (targets.columns() == 1) {
      return outputs.get(row, 0) * Math.signum(targets.get(row, 0)) > 0;
    }
    int wanted = largest(targets, row);
    boolean right = true;
    for (int o = 0; o < outputs.columns(); o++) {
      right &= o == wanted || outputs.get(row, wanted) > outputs.get(row, o);
    }
    return right;
  }

  private static int largest(Matrix targets, int row) {
    int largest = 0;
    for (int o = 1; o < targets.columns(); o++) {
      if (targets.get(row, o) > targets.get(row, largest)) {
        largest = o;
      }
    }
    return largest;
  }
}
