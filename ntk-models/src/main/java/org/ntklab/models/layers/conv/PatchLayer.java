package org.ntklab.models.layers.conv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.ntklab.models.finite.RecordText;

/**
 * The DL4J configuration of a convolution: a dense layer with parameters W {@code [C·|F|,
 * channels]} and b that is applied to every patch. Examples are rows, channels first, which DL4J's
 * own convolution does not take, and its padding is never circular.
 */
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class PatchLayer extends DenseLayer {
  private final transient PatchShape shape;

  /**
   * The configuration of a convolution.
   *
   * @param outputs number of output channels
   */
  PatchLayer(PatchShape shape, int outputs, boolean bias) {
    this.shape = shape;
    setNIn(shape.patches().rows());
    setNOut(outputs);
    setHasBias(bias);
    setActivationFn(new ActivationIdentity());
    setRegularization(new ArrayList<>());
    setRegularizationBias(new ArrayList<>());
  }

  private PatchLayer(PatchShape shape) {
    this.shape = shape;
  }

  /** What a saved network holds is read back here; DL4J sets what a dense layer has. */
  @JsonCreator
  static PatchLayer of(@JsonProperty("patches") String patches) {
    return new PatchLayer(RecordText.read(patches, PatchShape.class));
  }

  /** The patches as a text. */
  @JsonProperty("patches")
  public String getPatches() {
    return RecordText.write(shape);
  }

  /** The patches. */
  @JsonIgnore
  public PatchShape shape() {
    return shape;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray params,
      boolean initialise,
      DataType type) {
    LeanConvolution layer = new LeanConvolution(conf, shape.patches(), type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(params);
    Map<String, INDArray> table = initializer().init(conf, params, initialise);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    return InputType.feedForward(getNOut() * shape.patches().columns());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatchLayer layer && layer.shape.equals(shape) && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + shape.hashCode();
  }
}
