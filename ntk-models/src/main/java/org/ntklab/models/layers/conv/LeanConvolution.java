package org.ntklab.models.layers.conv;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.models.finite.ArrayProduct;
import org.ntklab.models.finite.ArrayProduct.Block;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.finite.LeanLayer;
import org.ntklab.models.finite.NativeArrays;

/**
 * A convolution as products with patches, z = Wᵀ P + b, where DL4J's own takes seconds in double
 * precision. Parameters are views of the graph's.
 *
 * <p>DL4J keeps W {@code [C·|F|, channels]} by columns, which is {@code [channels, C·|F|]} by rows,
 * the order of other programs' convolutions. Examples are taken a few at a time and laid side by
 * side, and of their patches a range of windows at a time that stays in cache.
 */
@SuppressWarnings("serial")
final class LeanConvolution extends DenseLayer implements LeanLayer {
  private final transient Patches patches;
  private final transient ConvolutionMemory memory;
  private boolean wantsWeightGradients = true;
  private boolean wantsInputErrors = true;

  LeanConvolution(NeuralNetConfiguration conf, Patches patches, DataType type) {
    super(conf, type);
    this.patches = patches;
    this.memory = new ConvolutionMemory(patches, type);
  }

  @Override
  public void wantWeightGradients(boolean wanted) {
    wantsWeightGradients = wanted;
  }

  @Override
  public void wantInputErrors(boolean wanted) {
    wantsInputErrors = wanted;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray x = NativeArrays.rowMajor(input);
    int n = (int) x.size(0);
    int windows = patches.columns();
    INDArray z = memory.outputs(n, channels() * windows);
    for (int first = 0; first < n; first += memory.examples()) {
      int examples = Math.min(memory.examples(), n - first);
      INDArray in = memory.inputsOf(x, first, examples);
      INDArray out = memory.outputBlock(channels());
      fillBiases(out, windows * examples);
      for (int from = 0; from < windows; from += memory.windows()) {
        int to = Math.min(from + memory.windows(), windows);
        ArrayProduct.of(
            weights(),
            false,
            patches(in, examples, from, to),
            false,
            new Block(out, (long) from * examples, windows * examples),
            channels(),
            (to - from) * examples,
            patches.rows(),
            hasBias() ? 1 : 0);
      }
      memory.put(out, z, first, examples);
    }
    return z;
  }

  /** ∂W = Σ e Pᵀ over examples, ∂b = Σ e, ∂P = W e. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray e = NativeArrays.rowMajor(epsilon);
    INDArray x = NativeArrays.rowMajor(input);
    int n = (int) e.size(0);
    INDArray dx = wantsInputErrors ? memory.errors(n, patches.inputs()) : null;
    double[] biases = new double[channels()];
    for (int first = 0; first < n; first += memory.examples()) {
      int examples = Math.min(memory.examples(), n - first);
      INDArray signals = memory.signalsOf(e, first, examples, channels());
      if (wantsWeightGradients) {
        INDArray in = memory.inputsOf(x, first, examples);
        addUpWeights(signals, in, examples, first > 0);
        addUpBiases(signals, patches.columns() * examples, biases);
      }
      if (wantsInputErrors) {
        memory.put(inputErrors(signals, examples), dx, first, examples);
      }
    }
    return new Pair<>(gradient(biases), dx);
  }

  @Override
  public void free() {
    memory.free();
  }

  private Gradient gradient(double[] biases) {
    Gradient gradient = new DefaultGradient();
    if (wantsWeightGradients) {
      gradient.gradientForVariable().put("W", gradientViews.get("W"));
      if (hasBias()) {
        INDArray db = gradientViews.get("b");
        new ArrayValues(db).put(0, biases);
        gradient.gradientForVariable().put("b", db);
      }
    }
    return gradient;
  }

  private void addUpWeights(INDArray signals, INDArray in, int examples, boolean more) {
    int windows = patches.columns();
    for (int from = 0; from < windows; from += memory.windows()) {
      int to = Math.min(from + memory.windows(), windows);
      ArrayProduct.of(
          new Block(signals, (long) from * examples, windows * examples),
          false,
          patches(in, examples, from, to),
          true,
          new Block(gradientViews.get("W"), 0, patches.rows()),
          channels(),
          patches.rows(),
          (to - from) * examples,
          more || from > 0 ? 1 : 0);
    }
  }

  private void addUpBiases(INDArray signals, int perChannel, double[] sums) {
    ArrayValues from = new ArrayValues(signals);
    for (int c = 0; hasBias() && c < sums.length; c++) {
      sums[c] += from.sum(c * perChannel, perChannel);
    }
  }

  /** ∂x of a block, {@code [C, positions, B]}. */
  private INDArray inputErrors(INDArray signals, int examples) {
    int windows = patches.columns();
    boolean direct = patches.areTheExamples();
    INDArray dx = memory.errorBlock();
    INDArray pulled = direct ? dx : memory.patches();
    ArrayValues to = new ArrayValues(dx);
    ArrayValues from = new ArrayValues(pulled);
    if (!direct) {
      to.fill(0, patches.inputs() * examples, 0);
    }
    for (int first = 0; first < windows; first += memory.windows()) {
      int last = Math.min(first + memory.windows(), windows);
      int width = (last - first) * examples;
      ArrayProduct.of(
          weights(),
          true,
          new Block(signals, (long) first * examples, windows * examples),
          false,
          direct
              ? new Block(dx, (long) first * examples, windows * examples)
              : new Block(pulled, 0, width),
          patches.rows(),
          width,
          channels(),
          0);
      if (!direct) {
        patches.scatter(from, examples, first, last, to);
      }
    }
    return dx;
  }

  /** A range of patches of a block, {@code [C·|F|, (to − from)·B]}. */
  private Block patches(INDArray in, int examples, int from, int to) {
    if (patches.areTheExamples()) {
      return new Block(in, (long) from * examples, patches.columns() * examples);
    }
    INDArray gathered = memory.patches();
    patches.gather(new ArrayValues(in), 0, examples, from, to, new ArrayValues(gathered));
    return new Block(gathered, 0, (to - from) * examples);
  }

  private int channels() {
    return (int) params.get("W").size(1);
  }

  private void fillBiases(INDArray out, int perChannel) {
    if (hasBias()) {
      double[] biases = new double[channels()];
      new ArrayValues(params.get("b")).get(0, biases);
      ArrayValues to = new ArrayValues(out);
      for (int c = 0; c < biases.length; c++) {
        to.fill(c * perChannel, perChannel, biases[c]);
      }
    }
  }

  private Block weights() {
    return new Block(params.get("W"), 0, patches.rows());
  }
}
