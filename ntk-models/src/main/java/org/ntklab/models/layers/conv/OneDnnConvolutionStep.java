package org.ntklab.models.layers.conv;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.ntklab.models.finite.NativeArrays;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.PointwiseLoops;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.Turn;
import org.ntklab.models.plan.WeightUpdate;

/**
 * A two-dimensional convolution in single precision by oneDNN, as ND4J brings it, on the plan's own
 * memory. Its error is some 1e-6 of the largest entry, for it uses Winograd's products.
 *
 * <p>Forward with channels last, where oneDNN takes 42 ms for what it takes 73 ms for with channels
 * first, and turning there and back takes 8; backward there is nothing to gain.
 */
final class OneDnnConvolutionStep implements LayerStep {
  private static final int NO_DILATION = 1;
  private static final int CHANNELS_FIRST = 0;
  private static final int CHANNELS_LAST = 1;

  /** Weights as the plan has them: [outputs, channels, height, width]. */
  private static final int OUTPUTS_FIRST = 1;

  private final PatchShape shape;
  private final StepSite site;
  private final int channels;
  private final int positions;
  private final int outputPositions;
  private final NativeValues turnedInput;
  private final NativeValues turnedOutput;
  private final NativeValues inputErrors;

  /** Of a layer that reads data: oneDNN would compute the errors of data too. */
  private final Optional<ConvolutionStep> onData;

  private final List<String> arrays;
  private final List<NativeValues> gradients;
  private final DynamicCustomOp forwards = DynamicCustomOp.builder("conv2d").build();
  private final DynamicCustomOp backwards = DynamicCustomOp.builder("conv2d_bp").build();
  private ConvolutionStep byPatches;
  private final boolean mirrors;
  private final NativeValues mirroredWeights;
  private OpContext forward;
  private OpContext mirrored;
  private OpContext backward;
  private int bound = -1;

  OneDnnConvolutionStep(PatchShape shape, StepSite site) {
    this.shape = shape;
    this.site = site;
    this.positions = site.input().size() / shape.channels();
    this.outputPositions = axis(0).outputs() * axis(1).outputs();
    this.channels = site.output().size() / outputPositions;
    boolean biased = site.hasWeight("b");
    this.turnedInput = site.scratch(site.input().values().length());
    this.turnedOutput = site.scratch(site.output().values().length());
    boolean trained = site.input().hasSignals();
    this.inputErrors =
        trained && !site.adds(0)
            ? site.input().signals()
            : site.scratch(trained ? site.input().values().length() : 0);
    this.mirrors =
        trained
            && shape.axes().stream()
                .allMatch(
                    axis ->
                        axis.padding() == Padding.SAME
                            && axis.stride() == 1
                            && axis.size() % 2 == 1);
    this.mirroredWeights = site.scratch(mirrors ? site.weight("W").length() : 0);
    this.onData =
        site.input().hasSignals()
            ? Optional.empty()
            : Optional.of(new ConvolutionStep(shape, site));
    this.arrays = biased ? List.of("W", "b") : List.of("W");
    this.gradients = arrays.stream().map(name -> site.scratch(site.weight(name).length())).toList();
  }

  @Override
  public void forward(int rows) {
    bind(rows);
    int size = site.input().size();
    for (int row = 0; row < rows; row++) {
      Turn.of(site.input().values(), turnedInput, row * size, shape.channels(), positions);
    }
    Nd4j.getExecutioner().exec(forwards, forward);
    size = site.output().size();
    for (int row = 0; row < rows; row++) {
      Turn.of(turnedOutput, site.output().values(), row * size, outputPositions, channels);
    }
  }

  @Override
  public void backward(int rows) {
    Nd4j.getExecutioner().exec(backwards, backward);
    if (site.adds(0)) {
      int n = rows * site.input().size();
      PointwiseLoops.scaleAndAdd(1, 1, inputErrors, site.input().signals(), n);
    }
  }

  /**
   * The errors of inputs alone: where windows overlap everywhere alike they are a convolution of
   * the signals with the weights turned round.
   */
  @Override
  public void backwardSignals(int rows) {
    if (!mirrors || site.adds(0)) {
      backward(rows);
      return;
    }
    mirrorWeights();
    carryBack(0, rows);
  }

  /** Some rows of signals by the weights turned round. */
  private void carryBack(int first, int rows) {
    int size = site.output().size();
    for (int row = 0; row < rows; row++) {
      Turn.of(
          site.output().signals(),
          (first + row) * size,
          turnedOutput,
          row * size,
          channels,
          outputPositions);
    }
    Nd4j.getExecutioner().exec(forwards, mirrored);
    size = site.input().size();
    for (int row = 0; row < rows; row++) {
      Turn.of(
          turnedInput,
          row * size,
          site.input().signals(),
          (first + row) * size,
          positions,
          shape.channels());
    }
  }

  @Override
  public boolean takesManySignals() {
    return mirrors && !site.adds(0);
  }

  /** As many signals at a time as there are examples: they need no memory of their own. */
  @Override
  public void backwardSignals(int rows, int each) {
    mirrorWeights();
    for (int part = 0; part < each; part++) {
      carryBack(part * rows, rows);
    }
  }

  /** {@code [channels, C, places]} to {@code [C, channels, places from the last]}. */
  private void mirrorWeights() {
    FloatBuffer from = site.weight("W").floats();
    FloatBuffer to = mirroredWeights.floats();
    int places = axis(0).size() * axis(1).size();
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in < shape.channels(); in++) {
        int source = (out * shape.channels() + in) * places;
        int target = (in * channels + out) * places;
        for (int place = 0; place < places; place++) {
          to.put(target + places - 1 - place, from.get(source + place));
        }
      }
    }
  }

  @Override
  public void gradients(int rows) {
    if (onData.isPresent()) {
      onData.get().gradients(rows);
      return;
    }
    for (int i = 0; i < arrays.size(); i++) {
      WeightUpdate update = site.update(arrays.get(i));
      NativeValues from = gradients.get(i);
      NativeValues into = update.target();
      if (update.beta() == 0) {
        PointwiseLoops.scale(update.factor(), from, into, into.length());
      } else {
        PointwiseLoops.scaleAndAdd(update.beta(), update.factor(), from, into, into.length());
      }
    }
  }

  @Override
  public boolean pushes() {
    return true;
  }

  @Override
  public void push(int rows) {
    if (byPatches == null) {
      byPatches = onData.orElseGet(() -> new ConvolutionStep(shape, site));
    }
    byPatches.push(rows);
  }

  /** Contexts over so many rows of the plan's memory. */
  private void bind(int rows) {
    if (rows == bound) {
      return;
    }
    close();
    bound = rows;
    INDArray[] weights = new INDArray[arrays.size()];
    INDArray[] weightGradients = new INDArray[arrays.size()];
    long[] filter = {channels, shape.channels(), axis(0).size(), axis(1).size()};
    for (int i = 0; i < weights.length; i++) {
      long[] extents = i == 0 ? filter : new long[] {channels};
      weights[i] = NativeArrays.over(site.weight(arrays.get(i)), extents);
      weightGradients[i] = NativeArrays.over(gradients.get(i), extents);
    }
    long c = shape.channels();
    long height = axis(0).extent();
    long width = axis(1).extent();
    long outHeight = axis(0).outputs();
    long outWidth = axis(1).outputs();
    forward = Nd4j.getExecutioner().buildContext();
    forward.setInputArrays(
        with(NativeArrays.over(first(turnedInput, rows), rows, height, width, c), weights));
    forward.setOutputArrays(
        NativeArrays.over(first(turnedOutput, rows), rows, outHeight, outWidth, channels));
    forward.setIArguments(arguments(CHANNELS_LAST));
    if (mirrors) {
      mirrored = Nd4j.getExecutioner().buildContext();
      mirrored.setInputArrays(
          NativeArrays.over(first(turnedOutput, rows), rows, outHeight, outWidth, channels),
          NativeArrays.over(mirroredWeights, c, channels, axis(0).size(), axis(1).size()));
      mirrored.setOutputArrays(NativeArrays.over(first(turnedInput, rows), rows, height, width, c));
      mirrored.setIArguments(arguments(CHANNELS_LAST));
    }
    if (site.input().hasSignals()) {
      backward = Nd4j.getExecutioner().buildContext();
      INDArray x = NativeArrays.over(first(site.input().values(), rows), rows, c, height, width);
      INDArray e =
          NativeArrays.over(
              site.output().signals().slice(0, (long) rows * site.output().size()),
              rows,
              channels,
              outHeight,
              outWidth);
      INDArray[] inputs = with(x, weights);
      INDArray[] all = Arrays.copyOf(inputs, inputs.length + 1);
      all[inputs.length] = e;
      backward.setInputArrays(all);
      backward.setOutputArrays(
          with(
              NativeArrays.over(
                  inputErrors.slice(0, (long) rows * site.input().size()), rows, c, height, width),
              weightGradients));
      backward.setIArguments(arguments(CHANNELS_FIRST));
    }
  }

  private static INDArray[] with(INDArray first, INDArray[] more) {
    INDArray[] all = new INDArray[more.length + 1];
    all[0] = first;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private NativeValues first(NativeValues values, int rows) {
    return values.slice(0, (long) values.length() / site.capacity() * rows);
  }

  /** What the op reads: kernel, stride, padding, dilation, mode of padding, orders. */
  private long[] arguments(int order) {
    boolean same = axis(0).padding() == Padding.SAME;
    return new long[] {
      axis(0).size(),
      axis(1).size(),
      axis(0).stride(),
      axis(1).stride(),
      0,
      0,
      NO_DILATION,
      NO_DILATION,
      same ? 1 : 0,
      order,
      OUTPUTS_FIRST
    };
  }

  private AxisWindow axis(int index) {
    return shape.axes().get(index);
  }

  @Override
  public void close() {
    if (forward != null) {
      forward.purge();
      forward = null;
    }
    if (backward != null) {
      backward.purge();
      backward = null;
    }
    if (mirrored != null) {
      mirrored.purge();
      mirrored = null;
    }
  }
}
