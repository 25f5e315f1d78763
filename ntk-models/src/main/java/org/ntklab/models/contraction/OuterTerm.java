package org.ntklab.models.contraction;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;

/**
 * K(x, o; x′, o′) = (w · A(x) · A(x′) + b) · ⟨R_o(x), R_o′(x′)⟩, or the mean over o = o′ of it.
 *
 * <p>Products are in the precision of the network, their sum over layers in double. Time
 * n1·n2·(inputs + O²·size) multiplications, half of it when symmetric.
 */
public final class OuterTerm implements TangentTerm {
  /**
   * One side of the products.
   *
   * @param inputs A {@code [n, inputSize]}; empty: the first factor is 1
   * @param inputSize numbers of one A
   * @param rows R {@code [n·O, size]}, an example's outputs one below the other
   * @param size numbers of one R
   */
  public record Side(
      int examples, Optional<NativeValues> inputs, int inputSize, NativeValues rows, int size) {}

  private final Side left;
  private final Side right;
  private final int outputs;
  private final double weightRate;
  private final double biasRate;
  private final boolean mean;
  private final List<NativeValues> own;

  /**
   * A summand.
   *
   * @param outputs O
   * @param weightRate w
   * @param biasRate b
   * @param mean whether outputs are averaged
   * @param own what is freed with the summand
   */
  public OuterTerm(
      Side left,
      Side right,
      int outputs,
      double weightRate,
      double biasRate,
      boolean mean,
      List<NativeValues> own) {
    this.left = left;
    this.right = right;
    this.outputs = outputs;
    this.weightRate = weightRate;
    this.biasRate = biasRate;
    this.mean = mean;
    this.own = List.copyOf(own);
  }

  @Override
  public void add(int from, int to, int rows, Matrix sum, StripMemory memory) {
    int columns = to - from;
    // As one long row an example's outputs are summed over by the product itself.
    int each = mean ? 1 : outputs;
    int size = mean ? outputs * left.size() : left.size();
    int m = rows * each;
    int n = columns * each;
    NativeValues products = memory.signals(left.rows().precision(), (long) m * n);
    double factor = mean ? 1.0 / outputs : 1;
    product(left.rows(), m, right.rows(), from * each, n, size, factor, products);
    NativeValues factors = null;
    if (left.inputs().isPresent()) {
      NativeValues a = left.inputs().orElseThrow();
      NativeValues a2 = right.inputs().orElseThrow();
      factors = memory.inputs(a.precision(), (long) rows * columns);
      product(a, rows, a2, from, columns, left.inputSize(), weightRate, factors);
    }
    boolean symmetric = left.rows() == right.rows();
    for (int i = 0; i < rows; i++) {
      int skipped = symmetric ? Math.max(0, i - from) : 0;
      NativeValues repeated = factors;
      int at = i * columns + skipped;
      if (factors != null && each > 1) {
        repeated = memory.row(factors.precision(), n);
        repeat(factors, at, columns - skipped, each, repeated);
        at = 0;
      }
      int count = (columns - skipped) * each;
      for (int row = i * each; row < (i + 1) * each; row++) {
        int start = row * sum.columns() + (from + skipped) * each;
        DoubleBuffer into = sum.values().slice(start, count);
        int product = row * n + skipped * each;
        if (factors == null) {
          Summing.add(products, product, into, count);
        } else {
          Summing.add(biasRate, repeated, at, products, product, into, count);
        }
      }
    }
  }

  /**
   * C ← α X X′ᵀ for the first rows of X and some of X′. Of a square on the diagonal both triangles:
   * one product is faster than a smaller one and half of the square.
   *
   * @param x rows of {@code size} numbers, {@code m} of them
   * @param from the first row of X′, of {@code n}
   * @param c {@code [m, n]}; overwritten
   */
  private static void product(
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
    Products.gemm(false, true, m, n, size, alpha, rows, columns, 0, new Operand(c, n));
  }

  /** Each number of a row as often as there are outputs. */
  private static void repeat(NativeValues from, int at, int count, int each, NativeValues into) {
    for (int j = 0; j < count; j++) {
      double factor = from.get(at + j);
      for (int k = j * each; k < (j + 1) * each; k++) {
        into.set(k, factor);
      }
    }
  }

  @Override
  public boolean isHeavy() {
    return !own.isEmpty();
  }

  @Override
  public void close() {
    own.forEach(NativeValues::close);
  }
}
