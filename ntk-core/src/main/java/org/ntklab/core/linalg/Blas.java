package org.ntklab.core.linalg;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;

import java.nio.DoubleBuffer;
import org.bytedeco.openblas.global.openblas;

/**
 * Matrix products by OpenBLAS, on one thread.
 *
 * <p>With β = 0 the output's old content is not read (NaN does not survive). Matrices on the heap
 * are copied out and back; everything else is used in place. An output may not share memory with an
 * input.
 */
public final class Blas {
  private Blas() {}

  /** Version, kernels and threads of the BLAS in this process; loads it if need be. */
  public static BlasDescription describe() {
    return OpenBlas.describe();
  }

  /**
   * C ← α op(A) op(B) + β C, where op is the transpose if asked for. Cost 2mnk flops.
   *
   * @param a op(A) is [m, k]; not modified
   * @param b op(B) is [k, n]; not modified
   * @param c [m, n]; modified
   */
  public static void gemm(
      boolean transposeA,
      boolean transposeB,
      double alpha,
      Matrix a,
      Matrix b,
      double beta,
      Matrix c) {
    int m = transposeA ? a.columns() : a.rows();
    int k = transposeA ? a.rows() : a.columns();
    int n = transposeB ? b.rows() : b.columns();
    int kOfB = transposeB ? b.columns() : b.rows();
    if (k != kOfB || c.rows() != m || c.columns() != n) {
      throw mismatch("gemm", transposeA, a, transposeB, b, c);
    }
    checkDistinct("gemm", a, b, c);
    if (m == 0 || n == 0) {
      return;
    }
    if (k == 0) {
      rescale(beta, c);
      return;
    }
    OpenBlas.ready();
    DoubleBuffer out = OpenBlas.writable(c);
    openblas.cblas_dgemm(
        CblasRowMajor,
        transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        m,
        n,
        k,
        alpha,
        OpenBlas.readable(a),
        a.columns(),
        OpenBlas.readable(b),
        b.columns(),
        beta,
        out,
        n);
    OpenBlas.writeBack(out, c);
  }

  /** A B in memory of its own, [a.rows, b.columns]. */
  public static Matrix product(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(a.rows(), b.columns());
    gemm(false, false, 1, a, b, 0, c);
    return c;
  }

  /**
   * C ← α A Aᵀ + β C, or α Aᵀ A + β C if transposed; both triangles are filled from the upper one,
   * so C comes out exactly symmetric. Cost n²k flops, half of {@link #gemm}.
   *
   * @param a [n, k], or [k, n] if transposed; not modified
   * @param c [n, n]; of the old content only the upper triangle is read; modified
   */
  public static void syrk(boolean transpose, double alpha, Matrix a, double beta, Matrix c) {
    int n = transpose ? a.columns() : a.rows();
    int k = transpose ? a.rows() : a.columns();
    if (c.rows() != n || c.columns() != n) {
      throw mismatch("syrk", transpose, a, !transpose, a, c);
    }
    checkDistinct("syrk", a, a, c);
    if (n == 0) {
      return;
    }
    if (k == 0) {
      rescale(beta, c);
    } else {
      OpenBlas.ready();
      DoubleBuffer out = OpenBlas.writable(c);
      openblas.cblas_dsyrk(
          CblasRowMajor,
          CblasUpper,
          transpose ? CblasTrans : CblasNoTrans,
          n,
          k,
          alpha,
          OpenBlas.readable(a),
          a.columns(),
          beta,
          out,
          n);
      OpenBlas.writeBack(out, c);
    }
    mirrorUpper(c);
  }

  /**
   * C ← α (A Bᵀ + B Aᵀ) + β C; both triangles are filled from the upper one, so C comes out exactly
   * symmetric. Cost 2n²k flops.
   *
   * @param a [n, k]; not modified
   * @param b [n, k]; not modified
   * @param c [n, n]; of the old content only the upper triangle is read; modified
   */
  public static void syr2k(double alpha, Matrix a, Matrix b, double beta, Matrix c) {
    int n = a.rows();
    int k = a.columns();
    if (b.rows() != n || b.columns() != k || c.rows() != n || c.columns() != n) {
      throw mismatch("syr2k", false, a, true, b, c);
    }
    checkDistinct("syr2k", a, b, c);
    if (n == 0) {
      return;
    }
    if (k == 0) {
      rescale(beta, c);
    } else {
      OpenBlas.ready();
      DoubleBuffer out = OpenBlas.writable(c);
      openblas.cblas_dsyr2k(
          CblasRowMajor,
          CblasUpper,
          CblasNoTrans,
          n,
          k,
          alpha,
          OpenBlas.readable(a),
          k,
          OpenBlas.readable(b),
          k,
          beta,
          out,
          n);
      OpenBlas.writeBack(out, c);
    }
    mirrorUpper(c);
  }

  /**
   * y ← α op(A) x + β y for columns x and y. Cost 2mn flops, bound by reading A once.
   *
   * @param a [m, n]; not modified
   * @param x [n, 1], or [m, 1] if transposed; not modified
   * @param y [m, 1], or [n, 1] if transposed; modified
   */
  public static void gemv(
      boolean transpose, double alpha, Matrix a, Matrix x, double beta, Matrix y) {
    int in = transpose ? a.rows() : a.columns();
    int out = transpose ? a.columns() : a.rows();
    if (x.rows() != in || x.columns() != 1 || y.rows() != out || y.columns() != 1) {
      throw mismatch("gemv", transpose, a, false, x, y);
    }
    checkDistinct("gemv", a, x, y);
    if (out == 0) {
      return;
    }
    if (in == 0) {
      rescale(beta, y);
      return;
    }
    OpenBlas.ready();
    DoubleBuffer result = OpenBlas.writable(y);
    openblas.cblas_dgemv(
        CblasRowMajor,
        transpose ? CblasTrans : CblasNoTrans,
        a.rows(),
        a.columns(),
        alpha,
        OpenBlas.readable(a),
        a.columns(),
        OpenBlas.readable(x),
        1,
        beta,
        result,
        1);
    OpenBlas.writeBack(result, y);
  }

  /**
   * Copies the upper triangle of a square matrix onto the lower one, in tiles that stay in cache.
   */
  static void mirrorUpper(Matrix c) {
    final int tile = 32;
    int n = c.rows();
    DoubleBuffer values = c.values();
    for (int rowTile = 0; rowTile < n; rowTile += tile) {
      for (int columnTile = 0; columnTile <= rowTile; columnTile += tile) {
        for (int i = rowTile; i < Math.min(rowTile + tile, n); i++) {
          for (int j = columnTile; j < Math.min(columnTile + tile, i); j++) {
            values.put(i * n + j, values.get(j * n + i));
          }
        }
      }
    }
  }

  private static void rescale(double beta, Matrix c) {
    if (beta == 0) {
      c.fill(0);
    } else {
      c.scale(beta);
    }
  }

  private static void checkDistinct(String operation, Matrix a, Matrix b, Matrix c) {
    if (c == a || c == b) {
      throw new IllegalArgumentException(
          "Blas.%s: the output is also an input: give it memory of its own".formatted(operation));
    }
  }

  private static IllegalArgumentException mismatch(
      String operation, boolean transposeA, Matrix a, boolean transposeB, Matrix b, Matrix c) {
    return new IllegalArgumentException(
        "Blas.%s: %s%s · %s%s does not give %s"
            .formatted(operation, a, transposeA ? "ᵀ" : "", b, transposeB ? "ᵀ" : "", c));
  }
}
