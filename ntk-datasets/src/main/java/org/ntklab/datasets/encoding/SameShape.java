package org.ntklab.datasets.encoding;

import org.ntklab.core.linalg.Matrix;

/** Outputs and targets belong together only when their shapes are equal. */
final class SameShape {
  private SameShape() {}

  static void demand(Matrix outputs, Matrix targets) {
    if (outputs.rows() != targets.rows() || outputs.columns() != targets.columns()) {
      throw new IllegalArgumentException(
          "error of predictions: outputs are [%d, %d], targets [%d, %d]"
              .formatted(outputs.rows(), outputs.columns(), targets.rows(), targets.columns()));
    }
  }
}
