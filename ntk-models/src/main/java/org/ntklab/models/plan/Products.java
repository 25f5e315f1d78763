package org.ntklab.models.plan;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemv;

/** Matrix products on native memory in either type; nothing is copied or allocated. */
public final class Products {
  private Products() {}

  /**
   * C ← α op(A) op(B) + β C.
   *
   * @param a op(A) is {@code [m, k]}
   * @param b op(B) is {@code [k, n]}
   * @param c {@code [m, n]}; modified
   */
  public static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      Operand a,
      Operand b,
      double beta,
      Operand c) {
    if (!transposeB && SmallProducts.pay(transposeA, m, n, k, c.doubles != null)) {
      SmallProducts.gemm(transposeA, m, n, k, alpha, a, b, beta, c);
    } else {
      whole(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
    }
  }

  /** Whether A B, neither turned, is made in pieces that are not copied. */
  public static boolean arePieced(int m, int n, int k, boolean doubles) {
    return SmallProducts.pay(false, m, n, k, doubles);
  }

  /** {@link #gemm} as one call. */
  static void whole(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      Operand a,
      Operand b,
      double beta,
      Operand c) {
    int opA = transposeA ? CblasTrans : CblasNoTrans;
    int opB = transposeB ? CblasTrans : CblasNoTrans;
    if (c.doubles != null) {
      cblas_dgemm(
          CblasRowMajor,
          opA,
          opB,
          m,
          n,
          k,
          alpha,
          a.doubles,
          a.ld,
          b.doubles,
          b.ld,
          beta,
          c.doubles,
          c.ld);
    } else {
      cblas_sgemm(
          CblasRowMajor,
          opA,
          opB,
          m,
          n,
          k,
          (float) alpha,
          a.floats,
          a.ld,
          b.floats,
          b.ld,
          (float) beta,
          c.floats,
          c.ld);
    }
  }

  /**
   * y ← α op(A) x + β y.
   *
   * @param a {@code [m, n]}
   * @param x its {@code ld} numbers apart
   * @param y its {@code ld} numbers apart; modified
   */
  public static void gemv(
      boolean transpose, int m, int n, double alpha, Operand a, Operand x, double beta, Operand y) {
    int op = transpose ? CblasTrans : CblasNoTrans;
    if (y.doubles != null) {
      cblas_dgemv(
          CblasRowMajor, op, m, n, alpha, a.doubles, a.ld, x.doubles, x.ld, beta, y.doubles, y.ld);
    } else {
      cblas_sgemv(
          CblasRowMajor,
          op,
          m,
          n,
          (float) alpha,
          a.floats,
          a.ld,
          x.floats,
          x.ld,
          (float) beta,
          y.floats,
          y.ld);
    }
  }

  /**
   * y ← y + α x.
   *
   * @param y modified
   */
  public static void axpy(int n, double alpha, Operand x, Operand y) {
    if (y.doubles != null) {
      cblas_daxpy(n, alpha, x.doubles, 1, y.doubles, 1);
    } else {
      cblas_saxpy(n, (float) alpha, x.floats, 1, y.floats, 1);
    }
  }
}
