package org.ntklab.core.linalg;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;

import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.openblas.global.openblas;

/**
 * Products of matrices that lie in larger buffers, in single and double precision, by OpenBLAS on
 * one thread.
 *
 * <p>A matrix [rows, columns] begins at its buffer's position, row by row: entry (i, j) stands at
 * {@code position + i · ld + j}, where the leading dimension ld is the distance between rows, at
 * least {@code columns}. What lies between the rows is neither read nor written, and positions stay
 * where they are. Buffers must be direct and in this machine's byte order. With β = 0 the output's
 * old content is not read. An output may not share entries with an input; that is not checked.
 */
public final class StridedBlas {
  private StridedBlas() {}

  /**
   * C ← α op(A) op(B) + β C in double precision, where op is the transpose if asked for. Cost 2mnk
   * flops.
   *
   * @param m rows of op(A) and C
   * @param n columns of op(B) and C
   * @param k columns of op(A) and rows of op(B)
   * @param a [m, k], or [k, m] if transposed; not modified
   * @param b [k, n], or [n, k] if transposed; not modified
   * @param c [m, n]; modified
   */
  public static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      DoubleBuffer a,
      int lda,
      DoubleBuffer b,
      int ldb,
      double beta,
      DoubleBuffer c,
      int ldc) {
    checkInput("gemm: A", a, a.order(), transposeA ? k : m, transposeA ? m : k, lda);
    checkInput("gemm: B", b, b.order(), transposeB ? n : k, transposeB ? k : n, ldb);
    checkOutput("gemm: C", c, c.order(), m, n, ldc);
    if (m == 0 || n == 0) {
      return;
    }
    OpenBlas.ready();
    openblas.cblas_dgemm(
        CblasRowMajor,
        op(transposeA),
        op(transposeB),
        m,
        n,
        k,
        alpha,
        a,
        lda,
        b,
        ldb,
        beta,
        c,
        ldc);
  }

  /**
   * {@link #gemm(boolean, boolean, int, int, int, double, DoubleBuffer, int, DoubleBuffer, int,
   * double, DoubleBuffer, int)} in single precision.
   */
  public static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float alpha,
      FloatBuffer a,
      int lda,
      FloatBuffer b,
      int ldb,
      float beta,
      FloatBuffer c,
      int ldc) {
    checkInput("gemm: A", a, a.order(), transposeA ? k : m, transposeA ? m : k, lda);
    checkInput("gemm: B", b, b.order(), transposeB ? n : k, transposeB ? k : n, ldb);
    checkOutput("gemm: C", c, c.order(), m, n, ldc);
    if (m == 0 || n == 0) {
      return;
    }
    OpenBlas.ready();
    openblas.cblas_sgemm(
        CblasRowMajor,
        op(transposeA),
        op(transposeB),
        m,
        n,
        k,
        alpha,
        a,
        lda,
        b,
        ldb,
        beta,
        c,
        ldc);
  }

  /**
   * C ← α A Aᵀ + β C, or α Aᵀ A + β C if transposed, in double precision, on the upper triangle;
   * the entries below the diagonal are neither read nor written. Cost n²k flops.
   *
   * @param n order of C
   * @param k the dimension summed over
   * @param a [n, k], or [k, n] if transposed; not modified
   * @param c [n, n]; its upper triangle is modified
   */
  public static void syrk(
      boolean transpose,
      int n,
      int k,
      double alpha,
      DoubleBuffer a,
      int lda,
      double beta,
      DoubleBuffer c,
      int ldc) {
    checkInput("syrk: A", a, a.order(), transpose ? k : n, transpose ? n : k, lda);
    checkOutput("syrk: C", c, c.order(), n, n, ldc);
    if (n == 0) {
      return;
    }
    OpenBlas.ready();
    openblas.cblas_dsyrk(
        CblasRowMajor, CblasUpper, op(transpose), n, k, alpha, a, lda, beta, c, ldc);
  }

  /**
   * {@link #syrk(boolean, int, int, double, DoubleBuffer, int, double, DoubleBuffer, int)} in
   * single precision.
   */
  public static void syrk(
      boolean transpose,
      int n,
      int k,
      float alpha,
      FloatBuffer a,
      int lda,
      float beta,
      FloatBuffer c,
      int ldc) {
    checkInput("syrk: A", a, a.order(), transpose ? k : n, transpose ? n : k, lda);
    checkOutput("syrk: C", c, c.order(), n, n, ldc);
    if (n == 0) {
      return;
    }
    OpenBlas.ready();
    openblas.cblas_ssyrk(
        CblasRowMajor, CblasUpper, op(transpose), n, k, alpha, a, lda, beta, c, ldc);
  }

  private static int op(boolean transpose) {
    return transpose ? CblasTrans : CblasNoTrans;
  }

  private static void checkOutput(
      String what, Buffer buffer, ByteOrder order, int rows, int columns, int ld) {
    if (buffer.isReadOnly()) {
      throw new IllegalArgumentException(
          "StridedBlas.%s is an output and its buffer read-only".formatted(what));
    }
    checkInput(what, buffer, order, rows, columns, ld);
  }

  private static void checkInput(
      String what, Buffer buffer, ByteOrder order, int rows, int columns, int ld) {
    if (rows < 0 || columns < 0 || ld < Math.max(1, columns)) {
      throw new IllegalArgumentException(
          "StridedBlas.%s is [%d, %d] with rows %d apart: expected at least %d"
              .formatted(what, rows, columns, ld, Math.max(1, columns)));
    }
    if (!buffer.isDirect() || order != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException(
          "StridedBlas.%s: expected a direct buffer in %s order, found %s in %s order"
              .formatted(what, ByteOrder.nativeOrder(), buffer.getClass().getSimpleName(), order));
    }
    long needed = rows == 0 || columns == 0 ? 0 : (rows - 1L) * ld + columns;
    if (buffer.remaining() < needed) {
      throw new IllegalArgumentException(
          "StridedBlas.%s, [%d, %d] with rows %d apart, needs %d values, the buffer has %d left"
              .formatted(what, rows, columns, ld, needed, buffer.remaining()));
    }
  }
}
