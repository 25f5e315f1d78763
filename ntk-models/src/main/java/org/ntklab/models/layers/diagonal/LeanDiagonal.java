package org.ntklab.models.layers.diagonal;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.finite.LeanLayer;
import org.ntklab.models.finite.NativeArrays;
import org.ntklab.models.finite.Scratch;

/** z = w ⊙ x at run time, in loops. Parameters are views of the graph's. */
@SuppressWarnings("serial")
final class LeanDiagonal extends DenseLayer implements LeanLayer {
  private final transient Scratch outputs = new Scratch();
  private final transient Scratch errors = new Scratch();
  private boolean wantsWeightGradients = true;
  private boolean wantsInputErrors = true;

  LeanDiagonal(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
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
    double[] z = numbers(input);
    double[] w = weights();
    for (int i = 0; i < z.length; i++) {
      z[i] *= w[i % w.length];
    }
    return array(z, outputs);
  }

  /** ∂w_j = Σ e_j x_j over examples, ∂x_j = w_j e_j. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    double[] e = numbers(epsilon);
    double[] w = weights();
    Gradient gradient = new DefaultGradient();
    if (wantsWeightGradients) {
      double[] x = numbers(input);
      double[] dw = new double[w.length];
      for (int i = 0; i < e.length; i++) {
        dw[i % dw.length] += e[i] * x[i];
      }
      INDArray view = gradientViews.get("W");
      new ArrayValues(view).put(0, dw);
      gradient.gradientForVariable().put("W", view);
    }
    if (!wantsInputErrors) {
      return new Pair<>(gradient, null);
    }
    for (int i = 0; i < e.length; i++) {
      e[i] *= w[i % w.length];
    }
    return new Pair<>(gradient, array(e, errors));
  }

  @Override
  public void free() {
    outputs.free();
    errors.free();
  }

  private double[] weights() {
    INDArray view = params.get("W");
    double[] weights = new double[(int) view.length()];
    new ArrayValues(view).get(0, weights);
    return weights;
  }

  private static double[] numbers(INDArray array) {
    INDArray rows = NativeArrays.rowMajor(array);
    double[] numbers = new double[(int) rows.length()];
    new ArrayValues(rows).get(0, numbers);
    return numbers;
  }

  private INDArray array(double[] numbers, Scratch scratch) {
    INDArray array = scratch.get(input.dataType(), input.size(0), input.size(1));
    new ArrayValues(array).put(0, numbers);
    return array;
  }
}
