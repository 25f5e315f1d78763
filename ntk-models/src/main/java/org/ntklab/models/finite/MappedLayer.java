package org.ntklab.models.finite;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** The DL4J configuration of an {@link ExampleMap}; rows in, rows out. */
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class MappedLayer extends NoParamLayer {
  private final transient ExampleMap map;

  /** The configuration of a map. */
  public MappedLayer(ExampleMap map) {
    this.map = map;
  }

  /** What a saved network holds is read back here. */
  @JsonCreator
  static MappedLayer of(@JsonProperty("map") String map) {
    return new MappedLayer(RecordText.read(map, ExampleMap.class));
  }

  /** The map as a text. */
  @JsonProperty("map")
  public String getMap() {
    return RecordText.write(map);
  }

  /** The map. */
  @JsonIgnore
  public ExampleMap map() {
    return map;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray params,
      boolean initialise,
      DataType type) {
    LeanMap layer = new LeanMap(conf, map.loops(), type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    return InputType.feedForward(map.loops().outputs());
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new LayerMemoryReport.Builder(
            getLayerName(), MappedLayer.class, inputType, getOutputType(0, inputType))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MappedLayer layer && layer.map.equals(map) && super.equals(other);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }
}
