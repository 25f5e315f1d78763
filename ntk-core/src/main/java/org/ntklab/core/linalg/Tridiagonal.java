package org.ntklab.core.linalg;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas;

/** The largest eigenvalue of a symmetric tridiagonal matrix, by LAPACK's {@code dstevx}. */
final class Tridiagonal {
  private Tridiagonal() {}

  /** The largest eigenvalue and the last component of its unit eigenvector. */
  record Top(double value, double lastComponent) {}

  /**
   * Bisection and inverse iteration for one eigenpair; time O(size).
   *
   * @param diagonal [size or more]; not modified
   * @param offDiagonal [size − 1 or more], entry i couples i and i + 1; not modified
   * @param size order of the leading block that is meant, at least 1
   */
  static Top top(double[] diagonal, double[] offDiagonal, int size) {
    OpenBlas.ready();
    int[] found = new int[1];
    double[] values = new double[size];
    double[] vector = new double[size];
    int info =
        openblas.LAPACKE_dstevx(
            openblas.LAPACK_COL_MAJOR,
            (byte) 'V',
            (byte) 'I',
            size,
            Arrays.copyOf(diagonal, size),
            Arrays.copyOf(offDiagonal, size),
            0,
            0,
            size,
            size,
            2 * Double.MIN_NORMAL, // the tolerance that LAPACK's manual gives for full accuracy
            found,
            values,
            vector,
            size,
            new int[size]);
    if (info < 0 || found[0] != 1) {
      throw new IllegalStateException(
          "Tridiagonal.top: dstevx returned %d with %d eigenvalues of order %d"
              .formatted(info, found[0], size));
    }
    return new Top(values[0], vector[size - 1]);
  }
}
