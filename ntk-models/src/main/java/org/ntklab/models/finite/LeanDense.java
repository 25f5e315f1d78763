package org.ntklab.models.finite;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer without activation as three products; its parameters stay views of the graph's. */
@SuppressWarnings("serial")
final class LeanDense extends DenseLayer implements LeanLayer {
  private final transient Scratch outputs = new Scratch();
  private final transient Scratch errors = new Scratch();
  private boolean wantsWeightGradients = true;
  private boolean wantsInputErrors = true;

  LeanDense(DenseLayer plain) {
    super(plain.conf(), plain.getParam("W").dataType());
    setIndex(plain.getIndex());
    setListeners(plain.getListeners());
    setParamsViewArray(plain.params());
    setParamTable(plain.paramTable());
    if (plain.getGradientsViewArray() != null) {
      setBackpropGradientsViewArray(plain.getGradientsViewArray());
    }
  }

  @Override
  public void wantWeightGradients(boolean wanted) {
    wantsWeightGradients = wanted;
  }

  @Override
  public void wantInputErrors(boolean wanted) {
    wantsInputErrors = wanted;
  }

  /** z = a W + b. */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray w = params.get("W");
    INDArray a = NativeArrays.dense(input);
    int n = (int) a.size(0);
    int fanIn = (int) w.size(0);
    int fanOut = (int) w.size(1);
    INDArray z = outputs.get(dataType, n, fanOut);
    if (hasBias()) {
      fillRows(z, params.get("b"), n, fanOut);
    }
    ArrayProduct.of(a, false, w, false, z, n, fanOut, fanIn, hasBias() ? 1 : 0);
    return z;
  }

  /** ∂W = aᵀ e, ∂b = Σ e, ∂a = e Wᵀ. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray w = params.get("W");
    INDArray a = NativeArrays.dense(input);
    INDArray e = NativeArrays.dense(epsilon);
    int n = (int) a.size(0);
    int fanIn = (int) w.size(0);
    int fanOut = (int) w.size(1);
    Gradient gradient = new DefaultGradient();
    if (wantsWeightGradients) {
      // DL4J keeps W by columns; its transpose by rows is the same memory: ∂Wᵀ = eᵀ a.
      INDArray dw = gradientViews.get("W");
      ArrayProduct.of(e, true, a, false, dw.transpose(), fanOut, fanIn, n, 0);
      gradient.gradientForVariable().put("W", dw);
      if (hasBias()) {
        INDArray db = gradientViews.get("b");
        sumRows(NativeArrays.rowMajor(e), db, n, fanOut);
        gradient.gradientForVariable().put("b", db);
      }
    }
    INDArray da = null;
    if (wantsInputErrors) {
      da = errors.get(dataType, n, fanIn);
      ArrayProduct.of(e, false, w, true, da, n, fanIn, fanOut, 0);
    }
    return new Pair<>(gradient, da);
  }

  @Override
  public void free() {
    outputs.free();
    errors.free();
  }

  private static void fillRows(INDArray z, INDArray b, int n, int fanOut) {
    if (NativeArrays.isDouble(z)) {
      DoubleBuffer row = NativeArrays.doubleBuffer(b);
      DoubleBuffer rows = NativeArrays.doubleBuffer(z);
      for (int i = 0; i < n; i++) {
        rows.put(rows.position() + i * fanOut, row, row.position(), fanOut);
      }
    } else {
      FloatBuffer row = NativeArrays.floatBuffer(b);
      FloatBuffer rows = NativeArrays.floatBuffer(z);
      for (int i = 0; i < n; i++) {
        rows.put(rows.position() + i * fanOut, row, row.position(), fanOut);
      }
    }
    NativeArrays.keep(b, z);
  }

  private static void sumRows(INDArray e, INDArray db, int n, int fanOut) {
    double[] sums = new double[fanOut];
    if (NativeArrays.isDouble(e)) {
      DoubleBuffer x = NativeArrays.doubleBuffer(e);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < fanOut; j++) {
          sums[j] += x.get(x.position() + i * fanOut + j);
        }
      }
      DoubleBuffer y = NativeArrays.doubleBuffer(db);
      y.put(y.position(), sums);
    } else {
      FloatBuffer x = NativeArrays.floatBuffer(e);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < fanOut; j++) {
          sums[j] += x.get(x.position() + i * fanOut + j);
        }
      }
      FloatBuffer y = NativeArrays.floatBuffer(db);
      for (int j = 0; j < fanOut; j++) {
        y.put(y.position() + j, (float) sums[j]);
      }
    }
    NativeArrays.keep(e, db);
  }
}
