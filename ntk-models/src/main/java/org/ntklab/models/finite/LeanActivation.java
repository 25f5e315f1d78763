package org.ntklab.models.finite;

import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.activation.Activation;

/** An activation without copies: reads z where it is, writes to memory of its own. */
@SuppressWarnings("serial")
final class LeanActivation extends ActivationLayer implements LeanLayer {
  private final transient Activation activation;
  private final transient Scratch values = new Scratch();
  private final transient Scratch errors = new Scratch();

  LeanActivation(ActivationLayer plain, Activation activation, DataType type) {
    super(plain.conf(), type);
    this.activation = activation;
    setIndex(plain.getIndex());
    setListeners(plain.getListeners());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray x = NativeArrays.rowMajor(input);
    INDArray y = values.get(x.dataType(), x.size(0), x.size(1));
    if (NativeArrays.isDouble(x)) {
      activation.values(NativeArrays.doubleBuffer(x), NativeArrays.doubleBuffer(y));
    } else {
      activation.values(NativeArrays.floatBuffer(x), NativeArrays.floatBuffer(y));
    }
    NativeArrays.keep(x);
    return y;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray x = NativeArrays.rowMajor(input);
    INDArray dy = NativeArrays.rowMajor(epsilon);
    INDArray dx = errors.get(x.dataType(), x.size(0), x.size(1));
    if (NativeArrays.isDouble(x)) {
      activation.backward(
          NativeArrays.doubleBuffer(x),
          NativeArrays.doubleBuffer(dy),
          NativeArrays.doubleBuffer(dx));
    } else {
      activation.backward(
          NativeArrays.floatBuffer(x), NativeArrays.floatBuffer(dy), NativeArrays.floatBuffer(dx));
    }
    NativeArrays.keep(x, dy);
    return new Pair<>(new DefaultGradient(), dx);
  }

  @Override
  public void free() {
    values.free();
    errors.free();
  }
}
