package org.ntklab.core.linalg;

import org.bytedeco.openblas.global.openblas;

/**
 * Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ, by LAPACK's {@code dpotrf}.
 *
 * <p>A matrix that is not positive definite is a result, not an error: ask {@link
 * #isPositiveDefinite} first.
 */
public final class Cholesky {
  private final Matrix factor;
  private final int failedMinor;

  private Cholesky(Matrix factor, int failedMinor) {
    this.factor = factor;
    this.failedMinor = failedMinor;
  }

  /**
   * Factors a symmetric matrix. Time n³/3 flops, memory n² doubles.
   *
   * @param symmetric [n, n]; only the lower triangle is read; not modified
   * @throws org.ntklab.core.problem.RefusedException if an entry is NaN or infinite
   */
  public static Cholesky of(Matrix symmetric) {
    Triangle.checkSquare("Cholesky.of", symmetric);
    SymmetricEigen.checkFinite("Cholesky factors", symmetric);
    int n = symmetric.rows();
    Matrix work = symmetric.copy();
    if (n == 0) {
      return new Cholesky(work, 0);
    }
    OpenBlas.ready();
    // LAPACK counts by columns: our lower triangle is its upper one, its U is our L.
    int info = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, (byte) 'U', n, work.values(), n);
    if (info < 0) {
      throw new IllegalStateException(
          "Cholesky.of: dpotrf returned %d for a finite matrix %s".formatted(info, work));
    }
    return new Cholesky(work, info);
  }

  /** Whether the factor exists. */
  public boolean isPositiveDefinite() {
    return failedMinor == 0;
  }

  /** Order of the first leading minor that is not positive, from 1; 0 if all are. */
  public int failedMinor() {
    return failedMinor;
  }

  /** L [n, n], zero above the diagonal; a copy. */
  public Matrix lower() {
    checkFactored("lower");
    Matrix lower = Matrix.zeros(factor.rows(), factor.rows());
    for (int i = 0; i < factor.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        lower.set(i, j, factor.get(i, j));
      }
    }
    return lower;
  }

  /**
   * A⁻¹ B. Time 2n²k flops.
   *
   * @param b [n, k]; not modified
   * @return [n, k] in memory of its own
   */
  public Matrix solve(Matrix b) {
    checkFactored("solve");
    int n = factor.rows();
    if (b.rows() != n) {
      throw new IllegalArgumentException(
          "Cholesky.solve: a factor %s cannot solve for %s".formatted(factor, b));
    }
    Matrix columns = b.transpose();
    if (n > 0 && b.columns() > 0) {
      int info =
          openblas.LAPACKE_dpotrs(
              openblas.LAPACK_COL_MAJOR,
              (byte) 'U',
              n,
              b.columns(),
              factor.values(),
              n,
              columns.values(),
              n);
      if (info != 0) {
        throw new IllegalStateException(
            "Cholesky.solve: dpotrs returned %d; are there NaN in %s?".formatted(info, b));
      }
    }
    return columns.transpose();
  }

  /** log det A = 2 Σᵢ log Lᵢᵢ. */
  public double logDeterminant() {
    checkFactored("logDeterminant");
    double sum = 0;
    for (int i = 0; i < factor.rows(); i++) {
      sum += Math.log(factor.get(i, i));
    }
    return 2 * sum;
  }

  private void checkFactored(String operation) {
    if (!isPositiveDefinite()) {
      throw new IllegalStateException(
          "Cholesky.%s: leading minor %d is not positive: ask isPositiveDefinite() first"
              .formatted(operation, failedMinor));
    }
  }
}
