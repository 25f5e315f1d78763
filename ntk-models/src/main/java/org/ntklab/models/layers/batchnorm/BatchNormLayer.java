package org.ntklab.models.layers.batchnorm;

import java.util.Collection;
import java.util.Objects;
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
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The DL4J configuration of batch normalisation on examples that are rows, channels first, where
 * DL4J's own takes images alone or vectors alone. It holds the running moments, as the graph's
 * holds the number of steps, so that they are saved with the network; one that is opened again
 * measures with them.
 */
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class BatchNormLayer extends NoParamLayer {
  private final int channels;
  private final int positions;
  private final double epsilon;
  private transient ChannelMoments running;

  BatchNormLayer(int channels, int positions, double epsilon) {
    this(channels, positions, epsilon, ChannelMoments.standard(channels));
  }

  private BatchNormLayer(int channels, int positions, double epsilon, ChannelMoments running) {
    this.channels = channels;
    this.positions = positions;
    this.epsilon = epsilon;
    this.running = running;
  }

  /** What a saved network holds is read back here. */
  @JsonCreator
  static BatchNormLayer of(
      @JsonProperty("channels") int channels,
      @JsonProperty("positions") int positions,
      @JsonProperty("epsilon") double epsilon,
      @JsonProperty("means") double[] means,
      @JsonProperty("variances") double[] variances) {
    return new BatchNormLayer(channels, positions, epsilon, new ChannelMoments(means, variances));
  }

  /** C. */
  @JsonProperty("channels")
  public int getChannels() {
    return channels;
  }

  /** T. */
  @JsonProperty("positions")
  public int getPositions() {
    return positions;
  }

  /** ε. */
  @JsonProperty("epsilon")
  public double getEpsilon() {
    return epsilon;
  }

  /** The running means, a copy. */
  @JsonProperty("means")
  public double[] getMeans() {
    return running.means();
  }

  /** The running variances, a copy. */
  @JsonProperty("variances")
  public double[] getVariances() {
    return running.variances();
  }

  /** The running moments themselves. */
  ChannelMoments running() {
    return running;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray params,
      boolean initialise,
      DataType type) {
    LeanBatchNorm layer = new LeanBatchNorm(conf, this, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    return InputType.feedForward((long) channels * positions);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new LayerMemoryReport.Builder(
            getLayerName(), BatchNormLayer.class, inputType, getOutputType(0, inputType))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  /** With running moments of its own. */
  @Override
  public BatchNormLayer clone() {
    BatchNormLayer copy = (BatchNormLayer) super.clone();
    copy.running = new ChannelMoments(running.means(), running.variances());
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchNormLayer layer
        && layer.channels == channels
        && layer.positions == positions
        && layer.epsilon == epsilon
        && layer.running.equals(running)
        && super.equals(other);
  }

  /** Stays the same while the moments run. */
  @Override
  public int hashCode() {
    return Objects.hash(channels, positions, epsilon);
  }
}
