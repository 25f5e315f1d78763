package org.ntklab.models.layers.conv;

import java.util.Arrays;
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
import org.ntklab.models.finite.Scratch;

/**
 * A convolution as products with patches, an example at a time: z = Wᵀ P + b, where DL4J's own
 * takes seconds in double precision. Parameters are views of the graph's.
 *
 * <p>DL4J keeps W {@code [C·|F|, channels]} by columns, which is {@code [channels, C·|F|]} by rows,
 * the order of other programs' convolutions.
 */
@SuppressWarnings("serial")
final class LeanConvolution extends DenseLayer implements LeanLayer {
  private final transient Patches patches;
  private final transient Scratch columns = new Scratch();
  private final transient Scratch outputs = new Scratch();
  private final transient Scratch errors = new Scratch();
  private boolean wantsWeightGradients = true;
  private boolean wantsInputErrors = true;

  LeanConvolution(NeuralNetConfiguration conf, Patches patches, DataType type) {
    super(conf, type);
    this.patches = patches;
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
    int channels = channels();
    INDArray z = outputs.get(dataType, n, (long) channels * patches.columns());
    double[] biases = hasBias() ? biases() : new double[0];
    ArrayValues to = new ArrayValues(z);
    double[] line = new double[patches.columns()];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < biases.length; c++) {
        Arrays.fill(line, biases[c]);
        to.put((i * channels + c) * line.length, line);
      }
      ArrayProduct.of(
          weights(),
          false,
          patches(x, i),
          false,
          example(z, i),
          channels,
          patches.columns(),
          patches.rows(),
          hasBias() ? 1 : 0);
    }
    return z;
  }

  /** ∂W = Σ e Pᵀ over examples, ∂b = Σ e, ∂P = W e. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray e = NativeArrays.rowMajor(epsilon);
    Gradient gradient = new DefaultGradient();
    if (wantsWeightGradients) {
      INDArray dw = gradientViews.get("W");
      addUpWeights(e, dw);
      gradient.gradientForVariable().put("W", dw);
      if (hasBias()) {
        INDArray db = gradientViews.get("b");
        sumBiases(e, db);
        gradient.gradientForVariable().put("b", db);
      }
    }
    return new Pair<>(gradient, wantsInputErrors ? inputErrors(e) : null);
  }

  @Override
  public void free() {
    columns.free();
    outputs.free();
    errors.free();
  }

  private void addUpWeights(INDArray e, INDArray dw) {
    INDArray x = NativeArrays.rowMajor(input);
    for (int i = 0; i < e.size(0); i++) {
      ArrayProduct.of(
          example(e, i),
          false,
          patches(x, i),
          true,
          new Block(dw, 0, patches.rows()),
          channels(),
          patches.rows(),
          patches.columns(),
          i == 0 ? 0 : 1);
    }
  }

  private void sumBiases(INDArray e, INDArray db) {
    double[] sums = new double[channels()];
    double[] line = new double[patches.columns()];
    ArrayValues from = new ArrayValues(e);
    for (int row = 0; row < e.size(0) * sums.length; row++) {
      from.get(row * line.length, line);
      for (double value : line) {
        sums[row % sums.length] += value;
      }
    }
    new ArrayValues(db).put(0, sums);
  }

  private INDArray inputErrors(INDArray e) {
    INDArray dx = errors.get(dataType, e.size(0), patches.inputs());
    boolean direct = patches.areTheExample();
    INDArray pulled = direct ? dx : columns();
    ArrayValues to = new ArrayValues(dx);
    ArrayValues from = new ArrayValues(pulled);
    for (int i = 0; i < e.size(0); i++) {
      long at = direct ? (long) i * patches.inputs() : 0;
      ArrayProduct.of(
          weights(),
          true,
          example(e, i),
          false,
          new Block(pulled, at, patches.columns()),
          patches.rows(),
          patches.columns(),
          channels(),
          0);
      if (!direct) {
        patches.scatter(from, to, i * patches.inputs());
      }
    }
    return dx;
  }

  private int channels() {
    return (int) params.get("W").size(1);
  }

  private double[] biases() {
    double[] biases = new double[channels()];
    new ArrayValues(params.get("b")).get(0, biases);
    return biases;
  }

  private Block weights() {
    return new Block(params.get("W"), 0, patches.rows());
  }

  /** An example's part of an array of outputs or signals, {@code [channels, T]}. */
  private Block example(INDArray all, int i) {
    return new Block(all, (long) i * channels() * patches.columns(), patches.columns());
  }

  private Block patches(INDArray x, int i) {
    if (patches.areTheExample()) {
      return new Block(x, (long) i * patches.inputs(), patches.columns());
    }
    INDArray gathered = columns();
    patches.gather(new ArrayValues(x), i * patches.inputs(), new ArrayValues(gathered));
    return new Block(gathered, 0, patches.columns());
  }

  private INDArray columns() {
    return columns.get(dataType, patches.rows(), patches.columns());
  }
}
