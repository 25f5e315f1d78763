package org.ntklab.core.linalg;

import org.bytedeco.openblas.global.openblas;

/**
 * Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ: by LAPACK's {@code dpotrf}
 * ({@link #of}) or tile by tile on several threads ({@link #inPlace}).
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

  /**
   * Factors a symmetric matrix in its own memory, on several threads; the same bit for bit on any
   * number of them, and equal to {@link #of} up to rounding. Time n³/3 flops, no further memory.
   *
   * @param symmetric [n, n], off the heap; its lower triangle with the diagonal is read and becomes
   *     L, or is left half done if there is none; what is above the diagonal is not touched. It
   *     belongs to the result from now on
   * @param threads at least 1
   * @throws org.ntklab.core.problem.RefusedException if an entry is NaN or infinite
   */
  public static Cholesky inPlace(Matrix symmetric, int threads) {
    Triangle.checkSquare("Cholesky.inPlace", symmetric);
    OpenBlas.checkInPlace("Cholesky.inPlace", symmetric);
    SymmetricEigen.checkFinite("Cholesky factors", symmetric);
    return new Cholesky(symmetric, TiledCholesky.factor(symmetric, threads));
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
    if (b.rows() != factor.rows()) {
      throw new IllegalArgumentException(
          "Cholesky.solve: a factor %s cannot solve for %s".formatted(factor, b));
    }
    Matrix rows = b.transpose();
    solveRows(rows, 1);
    return rows.transpose();
  }

  /**
   * B ← B A⁻¹: A⁻¹ times each row, as A is symmetric. Time 2n²k flops; no further memory. The same
   * bit for bit on any number of threads.
   *
   * @param b [k, n], off the heap, a right-hand side a row; modified
   * @param threads at least 1
   */
  public void solveRows(Matrix b, int threads) {
    checkFactored("solveRows");
    TriangularRows.solve("Cholesky.solveRows", factor, true, b, threads);
    TriangularRows.solve("Cholesky.solveRows", factor, false, b, threads);
  }

  /**
   * B ← B L⁻ᵀ: L⁻¹ times each row, so that B Bᵀ becomes B A⁻¹ Bᵀ. Time n²k flops; otherwise as
   * {@link #solveRows}.
   *
   * @param b [k, n], off the heap; modified
   * @param threads at least 1
   */
  public void whitenRows(Matrix b, int threads) {
    checkFactored("whitenRows");
    TriangularRows.solve("Cholesky.whitenRows", factor, true, b, threads);
  }

  /**
   * A⁻¹ as an operator, for the smallest eigenvalue of A by {@link Lanczos}. An application to one
   * column takes 2n² flops, bound by reading L twice.
   */
  public LinearOperator inverse() {
    checkFactored("inverse");
    return new Inverse(this);
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

  private record Inverse(Cholesky cholesky) implements LinearOperator {
    @Override
    public int rows() {
      return cholesky.factor.rows();
    }

    @Override
    public int columns() {
      return rows();
    }

    @Override
    public void apply(Matrix in, Matrix out) {
      out.assign(cholesky.solve(in));
    }
  }
}
