package org.ntklab.models.layers.conv;

import org.ntklab.core.linalg.ParallelTiles;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.PointwiseLoops;
import org.ntklab.models.plan.Products;
import org.ntklab.models.tangent.Rates;

/**
 * Rows √rate · ∂h_o/∂(W, b) of a range of a convolution's channels: signals {@code [channels, T]}
 * times patches {@code [C·|F|, T]}; the bias is one more row of patches, of ones.
 */
final class GradientRows {
  private final Patches patches;
  private final LayerMemory x;
  private final double weightFactor;
  private final double biasFactor;
  private final int from;
  private final int to;
  private final int channels;
  private final int size;
  private final NativeValues values;

  GradientRows(PatchShape shape, LayerMemory x, Rates rates, int from, int to, int threads) {
    this.patches = shape.patches();
    this.x = x;
    this.weightFactor = Math.sqrt(rates.of("W"));
    this.biasFactor = Math.sqrt(rates.of("b"));
    this.from = from;
    this.to = to;
    this.channels = x.outputSize() / patches.columns();
    this.size = patches.rows() + (biasFactor == 0 ? 0 : 1);
    long rows = (long) x.examples() * x.outputs();
    this.values = NativeValues.zeros(x.inputs().precision(), rows * (to - from) * size);
    int used = Math.max(1, Math.min(threads, x.examples()));
    ParallelTiles.forEach(used, used, worker -> examples(worker, used));
  }

  /** {@code [n·O, size]}. */
  NativeValues values() {
    return values;
  }

  /** Numbers of one row. */
  int size() {
    return (to - from) * size;
  }

  private void examples(int first, int stride) {
    int windows = patches.columns();
    long count = (long) size * windows;
    try (NativeValues columns = NativeValues.zeros(values.precision(), count)) {
      columns.fill(biasFactor, columns.length());
      ArrayValues inputs = new ArrayValues(x.inputs());
      ArrayValues into = new ArrayValues(columns);
      Operand gathered = new Operand(columns, windows);
      Operand signals = new Operand(x.signals(), windows);
      Operand gradients = new Operand(values, size);
      for (int i = first; i < x.examples(); i += stride) {
        patches.gather(inputs, i * patches.inputs(), 1, 0, windows, into);
        PointwiseLoops.scale(weightFactor, columns, columns, patches.rows() * windows);
        example(i, signals, gathered, gradients);
      }
    }
  }

  /** Of all outputs at once, where all channels are wanted. */
  private void example(int i, Operand signals, Operand gathered, Operand gradients) {
    int windows = patches.columns();
    boolean all = to - from == channels;
    int times = all ? 1 : x.outputs();
    int rows = all ? x.outputs() * channels : to - from;
    for (int o = 0; o < times; o++) {
      long row = (long) i * x.outputs() + o;
      signals.at(row * x.outputSize() + (long) from * windows);
      gradients.at(row * size());
      Products.gemm(false, true, rows, size, windows, 1, signals, gathered, 0, gradients);
    }
  }
}
