package org.ntklab.core.functionspace;

import org.ntklab.core.linalg.Matrix;

/** The two shapes a kernel between R points and N train points may have: [R, N], [R·O, N·O]. */
final class KernelShape {
  private KernelShape() {}

  /** Refuses kernels and outputs that do not belong together. */
  static void check(String what, int rows, int columns, Matrix outputs, Matrix trainOutputs) {
    int o = trainOutputs.columns();
    int r = outputs.rows();
    int n = trainOutputs.rows();
    boolean shared = rows == r && columns == n;
    boolean full = rows == r * o && columns == n * o;
    if (outputs.columns() != o || !(shared || full)) {
      throw new IllegalArgumentException(
          ("%s: outputs %s beside train outputs %s need a kernel"
                  + " [%d, %d] or [%d, %d], found [%d, %d]")
              .formatted(what, outputs, trainOutputs, r, n, r * o, n * o, rows, columns));
    }
  }
}
