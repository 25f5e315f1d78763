package org.ntklab.models.layers.conv;

import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.contraction.StripMemory;
import org.ntklab.models.contraction.TangentTerm;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;
import org.ntklab.models.tangent.Rates;

/**
 * K(x, o; x′, o′) = Σ_{t, t′} (w ⟨P_t(x), P_t′(x′)⟩ + b) ⟨B_{o,t}(x), B_{o′,t′}(x′)⟩ over all pairs
 * of windows, P_t what window t covers.
 */
final class WindowPairs implements TangentTerm {
  private final Side left;
  private final Side right;
  private final int windows;
  private final int outputs;
  private final double weightRate;
  private final double biasRate;
  private final boolean mean;

  WindowPairs(PatchShape shape, LayerMemory x, LayerMemory x2, Rates rates, boolean mean) {
    Patches patches = shape.patches();
    this.windows = patches.columns();
    this.outputs = x.outputs();
    this.weightRate = rates.of("W");
    this.biasRate = rates.of("b");
    this.mean = mean;
    this.left = new Side(patches, x);
    this.right = x.isSameAs(x2) ? left : new Side(patches, x2);
  }

  /** Patches {@code [n·T, C·|F|]} and, output by output, signals {@code [n·T, channels]}. */
  private static final class Side implements AutoCloseable {
    private final int examples;
    private final int patchSize;
    private final int channels;
    private final NativeValues patches;
    private final NativeValues[] signals;

    Side(Patches shape, LayerMemory x) {
      int windows = shape.columns();
      Precision precision = x.inputs().precision();
      this.examples = x.examples();
      this.patchSize = shape.rows();
      this.channels = x.outputSize() / windows;
      this.patches = NativeValues.zeros(precision, (long) examples * windows * patchSize);
      this.signals = new NativeValues[x.outputs()];
      ArrayValues inputs = new ArrayValues(x.inputs());
      try (NativeValues one = NativeValues.zeros(precision, (long) patchSize * windows)) {
        ArrayValues into = new ArrayValues(one);
        for (int i = 0; i < examples; i++) {
          shape.gather(inputs, i * shape.inputs(), 1, 0, windows, into);
          turn(one, 0, patchSize, windows, patches, i * windows * patchSize);
        }
      }
      for (int o = 0; o < signals.length; o++) {
        signals[o] = NativeValues.zeros(precision, (long) examples * windows * channels);
        for (int i = 0; i < examples; i++) {
          int at = (i * x.outputs() + o) * x.outputSize();
          turn(x.signals(), at, channels, windows, signals[o], i * windows * channels);
        }
      }
    }

    /** {@code [rows, columns]} becomes {@code [columns, rows]}. */
    private static void turn(
        NativeValues from, int at, int rows, int columns, NativeValues to, int into) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          to.set(into + c * rows + r, from.get(at + r * columns + c));
        }
      }
    }

    @Override
    public void close() {
      patches.close();
      for (NativeValues each : signals) {
        each.close();
      }
    }
  }

  @Override
  public void add(int from, int to, int rows, Matrix sum, StripMemory memory) {
    int m = rows * windows;
    int n = (to - from) * windows;
    Precision precision = left.patches.precision();
    long size = (long) m * n;
    NativeValues inputs = memory.inputs(precision, size);
    NativeValues signals = memory.signals(precision, size);
    inputs.fill(biasRate, m * n);
    product(left.patches, right.patches, from, left.patchSize, m, n, weightRate, 1, inputs);
    for (int o = 0; o < outputs; o++) {
      for (int o2 = mean ? o : 0; o2 < (mean ? o + 1 : outputs); o2++) {
        product(
            left.signals[o],
            right.signals[o2],
            from,
            left.channels,
            m,
            n,
            mean ? 1.0 / outputs : 1,
            0,
            signals);
        combine(inputs, signals, from, to, rows, o, o2, sum);
      }
    }
  }

  private void product(
      NativeValues a,
      NativeValues b,
      int start,
      int size,
      int m,
      int n,
      double alpha,
      double beta,
      NativeValues c) {
    Products.gemm(
        false,
        true,
        m,
        n,
        size,
        alpha,
        new Operand(a, size),
        new Operand(b, size).at((long) start * windows * size),
        beta,
        new Operand(c, n));
  }

  private void combine(
      NativeValues inputs,
      NativeValues signals,
      int from,
      int to,
      int rows,
      int o,
      int o2,
      Matrix sum) {
    int each = mean ? 1 : outputs;
    int row = mean ? 0 : o;
    int column = mean ? 0 : o2;
    int n = (to - from) * windows;
    for (int i = 0; i < rows; i++) {
      for (int j = from; j < to; j++) {
        double total = 0;
        for (int t = 0; t < windows; t++) {
          int at = (i * windows + t) * n + (j - from) * windows;
          for (int t2 = 0; t2 < windows; t2++) {
            total += inputs.get(at + t2) * signals.get(at + t2);
          }
        }
        int r = i * each + row;
        int c = j * each + column;
        sum.set(r, c, sum.get(r, c) + total);
      }
    }
  }

  @Override
  public boolean isHeavy() {
    return true;
  }

  @Override
  public void close() {
    left.close();
    right.close();
  }
}
