package org.ntklab.benchmarks.job;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.kernel.execution.AnalyticInfiniteWidth;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;
import org.ntklab.plugins.parametrisations.NtkParametrisation;

/** The networks of the benchmarks, at infinite width, the same as in the peer's scripts. */
public final class Networks {
  private static final double WEIGHT_STD = Math.sqrt(2);
  private static final double BIAS_STD = 0.1;
  private static final int CHANNELS = 3;
  private static final int HIDDEN = 3;

  private Networks() {}

  /** What becomes of an image behind its convolutions. */
  public enum Head {
    /** Global average pooling: every pair of positions counts. */
    GAP,
    /** Flattening: equal positions alone count. */
    FLATTEN
  }

  /** 3 hidden layers of ReLU between dense ones with σ_w = √2 and σ_b = 0.1, over vectors. */
  public static InfiniteKernel dense(int features, Precision precision) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < HIDDEN; i++) {
      layers.add(new Dense(width(Width.Unit.N), WEIGHT_STD, BIAS_STD));
      layers.add(relu());
    }
    layers.add(new Dense(width(Width.Unit.OUTPUTS), WEIGHT_STD, BIAS_STD));
    return kernel(layers, Shape.vector(features), precision);
  }

  /** Convolutions 3 × 3 with ReLU, σ_w = √2 and no biases, over square images of 3 channels. */
  public static InfiniteKernel convolutional(int depth, int side, Head head) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      SlidingWindow window = new SlidingWindow(List.of(3), List.of(1), Padding.SAME);
      layers.add(new Convolution(width(Width.Unit.N), window, WEIGHT_STD, 0));
      layers.add(relu());
    }
    layers.add(head == Head.GAP ? new GlobalAveragePool() : new Flatten());
    layers.add(new Dense(width(Width.Unit.OUTPUTS), 1, 0));
    return kernel(layers, new Shape(CHANNELS, List.of(side, side)), Precision.SINGLE);
  }

  /** Standard normal examples of a network [count, features], the same for the same name. */
  public static Matrix examples(InfiniteKernel kernel, int count, String name) {
    int features = kernel.input().size();
    return Matrix.of(count, features, new RandomStreams(1).normals(name, count * features));
  }

  /** {@code "float32"}. */
  static String named(Precision precision) {
    return precision == Precision.SINGLE ? "float32" : "float64";
  }

  private static InfiniteKernel kernel(List<Layer> layers, Shape input, Precision precision) {
    LayerGraph graph = LayerGraph.of(layers, input, new Sizes(64, 1));
    return new AnalyticInfiniteWidth().kernel(graph, new NtkParametrisation(), precision);
  }

  private static Width width(Width.Unit unit) {
    return new Width(unit, 1, 1);
  }

  private static Layer relu() {
    return new ActivationLayer("relu", new Relu());
  }
}
