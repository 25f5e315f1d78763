package org.ntklab.models.layers.diagonal;

import java.util.ArrayList;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The DL4J configuration of a weight for each input: a dense layer's with parameters W {@code [1,
 * size]} and no bias. DL4J's own has a bias that is always trained.
 */
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class DiagonalLayer extends DenseLayer {
  /** The configuration for inputs of a size. */
  DiagonalLayer(int size) {
    setNIn(1);
    setNOut(size);
    setHasBias(false);
    setActivationFn(new ActivationIdentity());
    setRegularization(new ArrayList<>());
    setRegularizationBias(new ArrayList<>());
  }

  /** What a saved network holds is read back here; DL4J sets what a dense layer has. */
  DiagonalLayer() {}

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray params,
      boolean initialise,
      DataType type) {
    LeanDiagonal layer = new LeanDiagonal(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(params);
    layer.setParamTable(initializer().init(conf, params, initialise));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    return InputType.feedForward(getNOut());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiagonalLayer && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + 1;
  }
}
