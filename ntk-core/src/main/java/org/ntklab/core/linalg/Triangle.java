package org.ntklab.core.linalg;

import java.nio.DoubleBuffer;

/**
 * The upper triangle of a symmetric matrix [n, n] as double[n(n+1)/2], row by row: (0,0), (0,1), …,
 * (0,n−1), (1,1), ….
 *
 * <p>Norms and inner products are those of the full matrix: entries off the diagonal count twice.
 */
public final class Triangle {
  private Triangle() {}

  /** Number of entries of the triangle of a matrix [n, n]: n(n+1)/2. */
  public static int length(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("Triangle.length: order %d is negative".formatted(n));
    }
    return Math.toIntExact((long) n * (n + 1) / 2);
  }

  /**
   * The order n of the matrix behind a triangle of so many entries.
   *
   * @throws IllegalArgumentException if no n has that many
   */
  public static int order(int length) {
    int n = (int) ((Math.sqrt(8.0 * length + 1) - 1) / 2);
    if (length < 0 || length(n) != length) {
      throw new IllegalArgumentException(
          "Triangle.order: %d is not n(n+1)/2 for any n".formatted(length));
    }
    return n;
  }

  /** The upper triangle of a square matrix, [n(n+1)/2]; the lower one is not read. */
  public static double[] pack(Matrix symmetric) {
    int n = symmetric.rows();
    checkSquare("Triangle.pack", symmetric);
    double[] packed = new double[length(n)];
    DoubleBuffer values = symmetric.values();
    int at = 0;
    for (int i = 0; i < n; i++) {
      values.get(i * n + i, packed, at, n - i);
      at += n - i;
    }
    return packed;
  }

  /** The symmetric matrix [n, n] of a triangle. */
  public static Matrix unpack(double[] packed) {
    int n = order(packed.length);
    Matrix full = Matrix.zeros(n, n);
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        full.set(i, j, packed[at]);
        full.set(j, i, packed[at]);
        at++;
      }
    }
    return full;
  }

  /** A copy of the diagonal of a square matrix, [n]. */
  public static double[] diagonal(Matrix square) {
    checkSquare("Triangle.diagonal", square);
    double[] diagonal = new double[square.rows()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = square.get(i, i);
    }
    return diagonal;
  }

  /**
   * Makes a matrix symmetric again whose lower triangle was worked on, as {@link Cholesky#inPlace}
   * does.
   *
   * @param matrix [n, n], right above the diagonal; modified
   * @param diagonal [n], what stood on the diagonal
   */
  public static void restoreLower(Matrix matrix, double[] diagonal) {
    checkSquare("Triangle.restoreLower", matrix);
    if (diagonal.length != matrix.rows()) {
      throw new IllegalArgumentException(
          "Triangle.restoreLower: %d values are no diagonal of %s"
              .formatted(diagonal.length, matrix));
    }
    Blas.mirrorUpper(matrix);
    for (int i = 0; i < diagonal.length; i++) {
      matrix.set(i, i, diagonal[i]);
    }
  }

  /** Frobenius inner product ⟨A, B⟩ = Σᵢⱼ aᵢⱼ bᵢⱼ of the two symmetric matrices. */
  public static double dot(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Triangle.dot: triangles of %d and %d entries".formatted(a.length, b.length));
    }
    int n = order(a.length);
    double diagonal = 0;
    double above = 0;
    int at = 0;
    for (int i = 0; i < n; i++) {
      diagonal += a[at] * b[at];
      at++;
      for (int j = i + 1; j < n; j++, at++) {
        above += a[at] * b[at];
      }
    }
    return diagonal + 2 * above;
  }

  /** Frobenius norm of the symmetric matrix. */
  public static double frobeniusNorm(double[] packed) {
    return Math.sqrt(dot(packed, packed));
  }

  static void checkSquare(String operation, Matrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          "%s: expected a square matrix, found %s".formatted(operation, matrix));
    }
  }
}
