package org.ntklab.models.contraction;

import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;

/** Inner products of rows. */
final class Gram {
  private Gram() {}

  /**
   * C ← C + α X X′ᵀ for some rows of X and of X′. Of the square on the diagonal of a symmetric one
   * only the upper triangle is sure to be made.
   *
   * @param x rows of {@code size} numbers
   * @param top the first row of X, of {@code m}
   * @param x2 the same object where the product is symmetric
   * @param left the first row of X′, of {@code n}
   * @param c {@code [m, n]}; modified
   */
  static void add(
      NativeValues x,
      int top,
      int m,
      NativeValues x2,
      int left,
      int n,
      int size,
      double alpha,
      NativeValues c) {
    Operand rows = new Operand(x, size).at((long) top * size);
    Operand columns = new Operand(x2, size);
    Operand into = new Operand(c, n);
    int done = 0;
    if (x == x2 && top == left) {
      Products.syrk(m, size, alpha, rows, 1, into);
      done = m;
    }
    if (done < n) {
      columns.at((long) (left + done) * size);
      Products.gemm(false, true, m, n - done, size, alpha, rows, columns, 1, into.at(done));
    }
  }
}
