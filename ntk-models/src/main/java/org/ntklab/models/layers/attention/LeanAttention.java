package org.ntklab.models.layers.attention;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.finite.LeanLayer;
import org.ntklab.models.finite.NativeArrays;
import org.ntklab.models.finite.Scratch;

/**
 * Runs an {@link AttentionPass} over the rows of a batch, in double precision whatever the type of
 * the arrays. Parameters are views of the graph's, copied at each pass; the backward pass goes
 * forward once more rather than keep the weights of every example.
 */
@SuppressWarnings("serial")
final class LeanAttention extends BaseLayer<AttentionLayer> implements LeanLayer {
  private final transient AttentionShape shape;
  private final transient AttentionPass pass;
  private final transient Matrix in;
  private final transient Matrix out;
  private final transient Scratch outputs = new Scratch();
  private final transient Scratch errors = new Scratch();
  private boolean wantsWeightGradients = true;
  private boolean wantsInputErrors = true;

  LeanAttention(NeuralNetConfiguration conf, AttentionShape shape, DataType type) {
    super(conf, type);
    this.shape = shape;
    this.pass = new AttentionPass(shape);
    this.in = Matrix.zeros(shape.channels(), shape.positions());
    this.out = Matrix.zeros(shape.outputs(), shape.positions());
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
    INDArray z = outputs.get(dataType, n, (long) shape.outputs() * shape.positions());
    takeWeights();
    for (int i = 0; i < n; i++) {
      take(x, i, in);
      pass.forward(in);
      fillBiases();
      pass.addOutputs(out);
      put(out, z, i);
    }
    return z;
  }

  /** ∂W = Σ of signals times what the matrix read over examples and positions, ∂b = Σ e. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray e = NativeArrays.rowMajor(epsilon);
    INDArray x = NativeArrays.rowMajor(input);
    int n = (int) e.size(0);
    INDArray dx = wantsInputErrors ? errors.get(dataType, n, x.size(1)) : null;
    Map<String, Matrix> gradients = new LinkedHashMap<>();
    if (wantsWeightGradients) {
      params.forEach((name, array) -> gradients.put(name, Matrix.zeros((int) array.length(), 1)));
    }
    takeWeights();
    for (int i = 0; i < n; i++) {
      take(x, i, in);
      take(e, i, out);
      pass.forward(in);
      pass.backward(out);
      if (wantsWeightGradients) {
        addGradients(gradients);
      }
      if (wantsInputErrors) {
        pass.inputErrors(in);
        put(in, dx, i);
      }
    }
    Gradient gradient = new DefaultGradient();
    gradients.forEach(
        (name, sum) -> {
          INDArray view = gradientViews.get(name);
          put(sum, view, 0);
          gradient.gradientForVariable().put(name, view);
        });
    return new Pair<>(gradient, dx);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void free() {
    outputs.free();
    errors.free();
  }

  private void addGradients(Map<String, Matrix> sums) {
    addProduct(pass.querySignals(), in, sums.get(Attention.QUERY));
    addProduct(pass.valueSignals(), in, sums.get(Attention.VALUE));
    addProduct(out, pass.means(), sums.get(Attention.OUTPUT));
    if (shape.bias()) {
      Matrix ones = Matrix.zeros(1, shape.positions()).fill(1);
      addProduct(out, ones, sums.get(Attention.BIAS));
    }
  }

  /** By columns of the array {@code [fanIn, fanOut]}: S Aᵀ {@code [fanOut, fanIn]} by rows. */
  private static void addProduct(Matrix signals, Matrix inputs, Matrix sum) {
    Matrix byRows = sum.reshape(signals.rows(), inputs.rows());
    Blas.gemm(false, true, 1, signals, inputs, 1, byRows);
  }

  private void takeWeights() {
    take(params.get(Attention.QUERY), 0, pass.query());
    take(params.get(Attention.VALUE), 0, pass.value());
    take(params.get(Attention.OUTPUT), 0, pass.output());
  }

  private void fillBiases() {
    out.fill(0);
    if (shape.bias()) {
      double[] biases = new double[shape.outputs()];
      new ArrayValues(params.get(Attention.BIAS)).get(0, biases);
      for (int channel = 0; channel < biases.length; channel++) {
        out.rowRange(channel, channel + 1).fill(biases[channel]);
      }
    }
  }

  /** Copies numbers of an array that lie one behind the other, the row-th so many, to a matrix. */
  private static void take(INDArray from, int row, Matrix to) {
    double[] numbers = new double[to.rows() * to.columns()];
    new ArrayValues(from).get(row * numbers.length, numbers);
    to.values().put(0, numbers);
  }

  /** Copies a matrix to where {@link #take} would find it. */
  private static void put(Matrix from, INDArray to, int row) {
    double[] numbers = from.toArray();
    new ArrayValues(to).put(row * numbers.length, numbers);
  }
}
