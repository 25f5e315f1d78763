package org.ntklab.models.finite;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.models.layers.attention.Attention;
import org.ntklab.models.layers.attention.Mechanism;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.parallel.Parallel;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** Small architectures on examples with positions, at awkward sizes: every layer kind. */
@SuppressWarnings("ImmutableEnumChecker") // Layers and shapes are immutable records.
enum ImageWiring {
  SAME_FLATTEN(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0.3),
      Parts.TANH,
      conv(3, 3, Padding.SAME, 0),
      Parts.FLAT),
  GLOBAL_POOL(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0),
      Parts.RELU,
      conv(5, 3, Padding.SAME, 0.3),
      Parts.RELU,
      Parts.GAP),
  VALID(
      Parts.IMAGE,
      conv(4, 2, Padding.VALID, 0.2),
      Parts.TANH,
      conv(3, 3, Padding.VALID, 0.2),
      Parts.RELU,
      Parts.FLAT),
  CIRCULAR(
      Parts.IMAGE,
      conv(4, 4, Padding.CIRCULAR, 0.2),
      Parts.TANH,
      conv(3, 3, Padding.CIRCULAR, 0),
      Parts.GAP),
  STRIDES(
      Parts.IMAGE,
      conv(4, List.of(3), List.of(2), Padding.SAME),
      Parts.TANH,
      conv(3, List.of(2), List.of(2, 1), Padding.VALID),
      Parts.FLAT),
  CIRCULAR_STRIDES(
      Parts.IMAGE, conv(4, List.of(3), List.of(2, 5), Padding.CIRCULAR), Parts.TANH, Parts.FLAT),
  RECTANGLES(
      Parts.IMAGE,
      conv(4, List.of(3, 2), List.of(1, 2), Padding.SAME),
      Parts.RELU,
      conv(3, List.of(1, 3), List.of(1), Padding.SAME),
      Parts.FLAT),
  KERNEL_LARGER_THAN_IMAGE(Parts.IMAGE, conv(4, 9, Padding.SAME, 0.2), Parts.TANH, Parts.FLAT),
  CIRCULAR_LARGER_THAN_IMAGE(
      Parts.IMAGE, conv(4, List.of(8, 13), List.of(1), Padding.CIRCULAR), Parts.FLAT),
  ONE_BY_ONE(
      Parts.IMAGE,
      conv(4, 1, Padding.SAME, 0.2),
      Parts.TANH,
      conv(3, 1, Padding.VALID, 0),
      Parts.GAP),
  ONE_BY_ONE_STRIDED(
      Parts.IMAGE, conv(4, List.of(1), List.of(2), Padding.SAME), Parts.TANH, Parts.FLAT),
  SIGNAL(
      new Shape(3, List.of(7)),
      conv(4, 3, Padding.SAME, 0.2),
      Parts.TANH,
      conv(3, List.of(4), List.of(2), Padding.SAME),
      Parts.RELU,
      conv(2, 3, Padding.CIRCULAR, 0),
      Parts.FLAT),
  VOLUME(
      new Shape(2, List.of(3, 2, 4)),
      conv(3, List.of(2), List.of(1), Padding.SAME),
      Parts.TANH,
      Parts.GAP),
  POOL_AVERAGE(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0.2),
      Parts.RELU,
      pool(Pool.Reduction.AVERAGE, List.of(3), List.of(2), Padding.SAME),
      conv(3, 2, Padding.SAME, 0),
      Parts.FLAT),
  POOL_SUM(
      Parts.IMAGE,
      pool(Pool.Reduction.SUM, List.of(2), List.of(1), Padding.VALID),
      conv(4, 3, Padding.SAME, 0.2),
      Parts.TANH,
      pool(Pool.Reduction.SUM, List.of(2, 1), List.of(1), Padding.CIRCULAR),
      Parts.FLAT),
  POOL_MAX(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0.2),
      pool(Pool.Reduction.MAX, List.of(3, 2), List.of(2), Padding.SAME),
      Parts.TANH,
      pool(Pool.Reduction.MAX, List.of(2), List.of(1), Padding.VALID),
      Parts.FLAT),
  NORM(Parts.IMAGE, conv(4, 3, Padding.SAME, 0.2), new LayerNorm(1e-3), Parts.RELU, Parts.FLAT),
  NORM_OF_VECTORS(Parts.IMAGE, Parts.FLAT, Wiring.dense(5, 0.2), new LayerNorm(1e-12), Parts.TANH),
  SCALE(
      Parts.IMAGE,
      new Scale(0.7),
      conv(4, 3, Padding.SAME, 0.2),
      Parts.TANH,
      new Scale(-1.3),
      Parts.GAP),
  ATTENTION_BY_SOFTMAX(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0.2),
      attention(Mechanism.SOFTMAX, 3, 0.2),
      Parts.TANH,
      Parts.GAP),
  ATTENTION_BY_IDENTITY(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0.2),
      new Scale(0.3),
      attention(Mechanism.IDENTITY, 1, 0),
      Parts.TANH,
      Parts.FLAT),
  ATTENTION_TO_DATA(
      new Shape(3, List.of(4)),
      attention(Mechanism.SOFTMAX, 1, 0.2),
      Parts.TANH,
      attention(Mechanism.IDENTITY, 2, 0.2),
      Parts.FLAT),
  DROPOUT(Parts.IMAGE, conv(4, 3, Padding.SAME, 0.2), Parts.TANH, new Dropout(0.6), Parts.FLAT),
  RESIDUAL(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0),
      parallel(
          Join.SUM,
          List.of(),
          List.of(
              Parts.RELU, conv(4, 3, Padding.SAME, 0.2), Parts.TANH, conv(4, 1, Padding.SAME, 0))),
      Parts.TANH,
      Parts.GAP),
  DOWNSAMPLING_RESIDUAL(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0),
      parallel(
          Join.SUM,
          List.of(conv(3, List.of(1), List.of(2), Padding.SAME)),
          List.of(new LayerNorm(1e-3), Parts.RELU, conv(3, List.of(3), List.of(2), Padding.SAME))),
      Parts.GAP),
  PRODUCT(
      Parts.IMAGE,
      conv(4, 3, Padding.SAME, 0.2),
      parallel(
          Join.PRODUCT,
          List.of(conv(4, 3, Padding.SAME, 0.2), Parts.TANH),
          List.of(conv(4, 1, Padding.SAME, 0))),
      Parts.GAP),
  CONCATENATION(
      Parts.IMAGE,
      parallel(
          Join.CONCATENATE,
          List.of(),
          List.of(
              conv(4, 3, Padding.SAME, 0.2),
              Parts.TANH,
              pool(Pool.Reduction.AVERAGE, List.of(3), List.of(1), Padding.SAME))),
      conv(3, 3, Padding.SAME, 0),
      Parts.TANH,
      Parts.FLAT);

  private final Shape input;
  private final List<Layer> body;

  ImageWiring(Shape input, Layer... body) {
    this.input = input;
    this.body = List.of(body);
  }

  Shape input() {
    return input;
  }

  /** The body with a dense readout behind it. */
  LayerGraph graph(int outputs, double bias) {
    List<Layer> layers = new ArrayList<>(body);
    layers.add(Wiring.last(bias));
    return LayerGraph.of(layers, input, new Sizes(1, outputs));
  }

  /**
   * Enough channels and positions for tiles, in a residual block; too many for tests of them all.
   */
  static LayerGraph ofManyChannels(int outputs) {
    List<Layer> layers =
        List.of(
            conv(16, 3, Padding.SAME, 0.3),
            parallel(
                Join.SUM,
                List.of(),
                List.of(Parts.RELU, conv(17, 3, Padding.SAME, 0.3), conv(16, 3, Padding.SAME, 0))),
            conv(20, 3, Padding.VALID, 0.3),
            Parts.RELU,
            Parts.GAP,
            Wiring.last(0.3));
    return LayerGraph.of(layers, new Shape(2, List.of(10, 8)), new Sizes(1, outputs));
  }

  static Layer conv(int channels, int kernel, Padding padding, double bias) {
    return new Convolution(
        Width.of(channels), new SlidingWindow(List.of(kernel), List.of(1), padding), 1.2, bias);
  }

  static Layer conv(int channels, List<Integer> kernel, List<Integer> stride, Padding padding) {
    return new Convolution(
        Width.of(channels), new SlidingWindow(kernel, stride, padding), 1.2, 0.1);
  }

  private static Layer attention(Mechanism mechanism, int heads, double bias) {
    return new Attention(
        Width.of(5),
        Width.of(3),
        Width.of(2),
        heads,
        mechanism,
        new Attention.Deviations(1.1, 0.9, 1.2, 0.8),
        bias);
  }

  private static Layer pool(
      Pool.Reduction reduction, List<Integer> size, List<Integer> stride, Padding padding) {
    return new Pool(reduction, new SlidingWindow(size, stride, padding));
  }

  private static Layer parallel(Join join, List<Layer> first, List<Layer> second) {
    return new Parallel(join, false, List.of(first, second));
  }

  /** What the constants are made of; an enum's own fields come after them. */
  private static final class Parts {
    static final Shape IMAGE = new Shape(2, List.of(6, 5));
    static final Layer TANH = Wiring.TANH;
    static final Layer RELU = Wiring.RELU;
    static final Layer FLAT = new Flatten();
    static final Layer GAP = new GlobalAveragePool();

    private Parts() {}
  }
}
