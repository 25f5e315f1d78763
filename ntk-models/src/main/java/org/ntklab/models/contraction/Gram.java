package org.ntklab.models.contraction;

import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;

/** Inner products of rows. */
final class Gram {
  private Gram() {}

  /**
   * C ← α X X′ᵀ for the first rows of X and some of X′. Of the square on the diagonal of a
   * symmetric one only the upper triangle is made.
   *
   * @param x rows of {@code size} numbers
   * @param m how many rows of X
   * @param x2 the same object where the product is symmetric and ends with the diagonal
   * @param from the first row of X′, of {@code n}
   * @param c {@code [m, n]}; overwritten
   */
  static void of(
      NativeValues x,
      int m,
      NativeValues x2,
      int from,
      int n,
      int size,
      double alpha,
      NativeValues c) {
    Operand rows = new Operand(x, size);
    Operand columns = new Operand(x2, size).at((long) from * size);
    Operand into = new Operand(c, n);
    boolean symmetric = x == x2;
    int above = symmetric ? from : m;
    if (above > 0) {
      Products.gemm(false, true, above, n, size, alpha, rows, columns, 0, into);
    }
    if (symmetric) {
      Products.syrk(n, size, alpha, columns, 0, into.at((long) from * n));
    }
  }
}
