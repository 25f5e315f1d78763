package org.ntklab.models.contraction;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.plan.NativeValues;

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
  private final Runnable release;

  /**
   * A summand.
   *
   * @param outputs O
   * @param weightRate w
   * @param biasRate b
   * @param mean whether outputs are averaged
   * @param release frees what the sides hold
   */
  public OuterTerm(
      Side left,
      Side right,
      int outputs,
      double weightRate,
      double biasRate,
      boolean mean,
      Runnable release) {
    this.left = left;
    this.right = right;
    this.outputs = outputs;
    this.weightRate = weightRate;
    this.biasRate = biasRate;
    this.mean = mean;
    this.release = release;
  }

  @Override
  public void add(int from, int to, int first, Matrix sum) {
    int examples = to - from;
    int others = right.examples() - first;
    // As one long row an example's outputs are summed over by the product itself.
    int each = mean ? 1 : outputs;
    int size = mean ? outputs * left.size() : left.size();
    int m = examples * each;
    int n = others * each;
    try (NativeValues products = NativeValues.zeros(left.rows().precision(), (long) m * n);
        NativeValues factors = factors(from, examples, first, others)) {
      double factor = mean ? 1.0 / outputs : 1;
      Gram.add(left.rows(), from * each, m, right.rows(), first * each, n, size, factor, products);
      combine(products, factors, from, examples, first, others, each, sum);
    }
  }

  /** w A A′ᵀ + b, {@code [examples, others]}; nothing when the first factor is 1. */
  private NativeValues factors(int from, int examples, int first, int others) {
    boolean any = left.inputs().isPresent();
    NativeValues factors =
        NativeValues.zeros(left.rows().precision(), any ? (long) examples * others : 0);
    if (any) {
      factors.fill(biasRate, factors.length());
      NativeValues a = left.inputs().orElseThrow();
      NativeValues a2 = right.inputs().orElseThrow();
      int size = left.inputSize();
      Gram.add(a, from, examples, a2, first, others, size, weightRate, factors);
    }
    return factors;
  }

  private void combine(
      NativeValues products,
      NativeValues factors,
      int from,
      int examples,
      int first,
      int others,
      int each,
      Matrix sum) {
    boolean any = factors.length() > 0;
    DoubleBuffer to = sum.values();
    int n = others * each;
    for (int row = 0; row < examples * each; row++) {
      int at = (from * each + row) * sum.columns() + first * each;
      int factorRow = row / each * others;
      for (int j = 0; j < others; j++) {
        double factor = any ? factors.get(factorRow + j) : 1;
        for (int k = j * each; k < (j + 1) * each; k++) {
          to.put(at + k, to.get(at + k) + factor * products.get(row * n + k));
        }
      }
    }
  }

  @Override
  public void close() {
    release.run();
  }
}
