package org.ntklab.models.layers.batchnorm;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.finite.LeanLayer;
import org.ntklab.models.finite.NativeArrays;
import org.ntklab.models.finite.Scratch;

/**
 * Batch normalisation at run time: the batch's own moments in steps of training, which the running
 * ones follow when the step ends, and the running ones otherwise, as constants.
 */
@SuppressWarnings("serial")
final class LeanBatchNorm extends AbstractLayer<BatchNormLayer> implements LeanLayer {
  /** What stays of the running moments in a step; DL4J's default. */
  private static final double MOMENTUM = 0.9;

  private final transient BatchNormLayer settings;
  private final transient Scratch values = new Scratch();
  private final transient Scratch errors = new Scratch();
  private transient Optional<ChannelMoments> batch = Optional.empty();
  private boolean inStep;
  private boolean wantsInputErrors = true;

  LeanBatchNorm(NeuralNetConfiguration conf, BatchNormLayer settings, DataType type) {
    super(conf, type);
    this.settings = settings;
  }

  @Override
  public void wantInputErrors(boolean wanted) {
    wantsInputErrors = wanted;
  }

  @Override
  public void beginStep(Supplier<RandomGenerator> stream) {
    inStep = true;
  }

  @Override
  public void endStep() {
    batch.ifPresent(moments -> settings.running().follow(moments, MOMENTUM));
    batch = Optional.empty();
    inStep = false;
  }

  /** Means, then variances. */
  @Override
  public double[] memory() {
    double[] means = settings.running().means();
    double[] memory = Arrays.copyOf(means, 2 * means.length);
    System.arraycopy(settings.running().variances(), 0, memory, means.length, means.length);
    return memory;
  }

  @Override
  public void remember(double[] memory) {
    int channels = memory.length / 2;
    settings.running().assign(memory, Arrays.copyOfRange(memory, channels, memory.length));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    double[] x = numbers(input);
    batch =
        inStep
            ? Optional.of(ChannelMoments.of(x, settings.getChannels(), settings.getPositions()))
            : Optional.empty();
    moments().normalise(x, settings.getPositions(), settings.getEpsilon());
    return array(x, values);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (!wantsInputErrors) {
      return new Pair<>(new DefaultGradient(), null);
    }
    double[] signals = numbers(epsilon);
    if (batch.isPresent()) {
      double[] y = numbers(input);
      moments().normalise(y, settings.getPositions(), settings.getEpsilon());
      moments().pull(y, signals, settings.getPositions(), settings.getEpsilon());
    } else {
      moments().pullFixed(signals, settings.getPositions(), settings.getEpsilon());
    }
    return new Pair<>(new DefaultGradient(), array(signals, errors));
  }

  private ChannelMoments moments() {
    return batch.orElse(settings.running());
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
