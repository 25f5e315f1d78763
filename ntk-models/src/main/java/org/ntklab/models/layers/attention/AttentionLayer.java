package org.ntklab.models.layers.attention;

import java.util.ArrayList;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.ntklab.models.finite.RecordText;

/**
 * The DL4J configuration of attention with linear scaling, which DL4J's own has not. Examples are
 * rows, channels first. The updater of a DL4J layer is that of the outputs' matrix, the other
 * matrices have their own.
 */
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class AttentionLayer extends FeedForwardLayer {
  private final transient AttentionShape shape;
  private final IUpdater queryUpdater;
  private final IUpdater valueUpdater;

  /** The configuration of an attention layer. */
  AttentionLayer(AttentionShape shape, IUpdater queryUpdater, IUpdater valueUpdater) {
    this.shape = shape;
    this.queryUpdater = queryUpdater;
    this.valueUpdater = valueUpdater;
    setNIn(shape.channels());
    setNOut(shape.outputs());
    setActivationFn(new ActivationIdentity());
    setRegularization(new ArrayList<>());
    setRegularizationBias(new ArrayList<>());
  }

  /** What a saved network holds is read back here; DL4J sets what it knows of. */
  @JsonCreator
  static AttentionLayer of(
      @JsonProperty("attention") String attention,
      @JsonProperty("queryUpdater") IUpdater queryUpdater,
      @JsonProperty("valueUpdater") IUpdater valueUpdater) {
    AttentionShape shape = RecordText.read(attention, AttentionShape.class);
    return new AttentionLayer(shape, queryUpdater, valueUpdater);
  }

  /** The sizes as a text. */
  @JsonProperty("attention")
  public String getAttention() {
    return RecordText.write(shape);
  }

  /** The updater of the queries' matrix. */
  @JsonProperty("queryUpdater")
  public IUpdater getQueryUpdater() {
    return queryUpdater;
  }

  /** The updater of the values' matrix. */
  @JsonProperty("valueUpdater")
  public IUpdater getValueUpdater() {
    return valueUpdater;
  }

  @Override
  public IUpdater getUpdaterByParam(String array) {
    return switch (array) {
      case Attention.QUERY -> queryUpdater;
      case Attention.VALUE -> valueUpdater;
      default -> super.getUpdaterByParam(array);
    };
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray params,
      boolean initialise,
      DataType type) {
    LeanAttention layer = new LeanAttention(conf, shape, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(params);
    layer.setParamTable(initializer().init(conf, params, initialise));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return new AttentionArrays(shape);
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    return InputType.feedForward((long) shape.outputs() * shape.positions());
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new LayerMemoryReport.Builder(
            getLayerName(), AttentionLayer.class, inputType, getOutputType(0, inputType))
        .standardMemory(initializer().numParams(this), initializer().numParams(this))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttentionLayer layer
        && layer.shape.equals(shape)
        && layer.queryUpdater.equals(queryUpdater)
        && layer.valueUpdater.equals(valueUpdater)
        && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + shape.hashCode();
  }
}
