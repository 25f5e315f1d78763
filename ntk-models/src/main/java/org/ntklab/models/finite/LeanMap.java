package org.ntklab.models.finite;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs the loops of an {@link ExampleMap} over the rows of a batch. */
@SuppressWarnings("serial")
final class LeanMap extends AbstractLayer<MappedLayer> implements LeanLayer {
  private final transient ExampleMap.Loops loops;
  private final transient Scratch values = new Scratch();
  private final transient Scratch errors = new Scratch();
  private boolean wantsInputErrors = true;

  LeanMap(NeuralNetConfiguration conf, ExampleMap.Loops loops, DataType type) {
    super(conf, type);
    this.loops = loops;
  }

  @Override
  public void wantInputErrors(boolean wanted) {
    wantsInputErrors = wanted;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray x = NativeArrays.rowMajor(input);
    INDArray y = values.get(x.dataType(), x.size(0), loops.outputs());
    ArrayValues from = new ArrayValues(x);
    ArrayValues to = new ArrayValues(y);
    double[] in = new double[(int) x.size(1)];
    double[] out = new double[loops.outputs()];
    for (int i = 0; i < x.size(0); i++) {
      from.get(i * in.length, in);
      loops.forward(in, out);
      to.put(i * out.length, out);
    }
    return y;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (!wantsInputErrors) {
      return new Pair<>(new DefaultGradient(), null);
    }
    INDArray x = NativeArrays.rowMajor(input);
    INDArray dy = NativeArrays.rowMajor(epsilon);
    INDArray dx = errors.get(x.dataType(), x.size(0), x.size(1));
    ArrayValues inputs = new ArrayValues(x);
    ArrayValues from = new ArrayValues(dy);
    ArrayValues to = new ArrayValues(dx);
    double[] in = new double[(int) x.size(1)];
    double[] out = new double[loops.outputs()];
    double[] back = new double[in.length];
    for (int i = 0; i < x.size(0); i++) {
      inputs.get(i * in.length, in);
      from.get(i * out.length, out);
      loops.backward(in, out, back);
      to.put(i * in.length, back);
    }
    return new Pair<>(new DefaultGradient(), dx);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {}

  @Override
  public void free() {
    values.free();
    errors.free();
  }
}
