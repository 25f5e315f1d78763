package org.ntklab.core.kernel;

import org.ntklab.core.linalg.Matrix;

/** A positive semidefinite function of two examples. */
@FunctionalInterface
public interface Kernel {
  /**
   * The Gram matrix.
   *
   * @param x rows, {@code [n1, features]}
   * @param x2 columns, {@code [n2, features]}
   * @return {@code [n1, n2]}
   */
  Matrix gram(Matrix x, Matrix x2);
}
