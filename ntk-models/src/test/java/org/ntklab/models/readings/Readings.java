package org.ntklab.models.readings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.kernel.execution.AnalyticInfiniteWidth;
import org.ntklab.models.layers.attention.Attention;
import org.ntklab.models.layers.attention.Mechanism;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.parallel.Parallel;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** Graphs that are read at finite and at infinite width. */
@SuppressWarnings("ImmutableEnumChecker") // Layers and shapes are immutable records.
enum Readings {
  DENSE(Shape.vector(6)) {
    @Override
    List<Layer> body() {
      return List.of(dense(1.4, 0.1), RELU, dense(1.3, 0.2), ERF);
    }
  },
  CONV_FLATTEN(new Shape(2, List.of(4, 3))) {
    @Override
    List<Layer> body() {
      return List.of(conv(3, 1, Padding.SAME), RELU, conv(2, 1, Padding.VALID), ERF, new Flatten());
    }
  },
  CONV_GLOBAL_POOL(new Shape(2, List.of(4, 4))) {
    @Override
    List<Layer> body() {
      Layer pool =
          new Pool(
              Pool.Reduction.AVERAGE, new SlidingWindow(List.of(2), List.of(1), Padding.VALID));
      return List.of(
          conv(3, 1, Padding.CIRCULAR),
          RELU,
          pool,
          conv(3, 2, Padding.SAME),
          RELU,
          new GlobalAveragePool());
    }
  },
  RESIDUAL(new Shape(3, List.of(5))) {
    @Override
    List<Layer> body() {
      Layer block =
          new Parallel(
              Join.SUM,
              false,
              List.of(List.of(), List.of(new LayerNorm(1e-12), RELU, conv(3, 1, Padding.SAME))));
      return List.of(conv(3, 1, Padding.SAME), block, RELU, new Flatten());
    }
  },
  ATTENTION_BY_SOFTMAX(new Shape(3, List.of(5))) {
    @Override
    List<Layer> body() {
      return List.of(
          conv(3, 1, Padding.SAME),
          RELU,
          attention(Mechanism.SOFTMAX, 3),
          ERF,
          new GlobalAveragePool());
    }
  },
  /** Of examples of one length: without the norm it is their cube, with heavy tails. */
  ATTENTION_BY_IDENTITY(new Shape(3, List.of(2, 2))) {
    @Override
    List<Layer> body() {
      return List.of(
          conv(1, 1, Padding.SAME),
          new LayerNorm(1e-12),
          attention(Mechanism.IDENTITY, 1),
          ERF,
          new Flatten());
    }
  };

  /** The NTK parametrisation: W = σ_w/√fanIn · w, b = σ_b · β. */
  static final Parametrisation NTK =
      weight -> new Scaling(weight.shape().std() / Math.sqrt(weight.shape().fanIn()), 1, 1, 1);

  private static final Layer RELU = new ActivationLayer("relu", new Relu());
  private static final Layer ERF = new ActivationLayer("erf", new Erf());

  private final Shape input;

  Readings(Shape input) {
    this.input = input;
  }

  /** Hidden layers. */
  abstract List<Layer> body();

  /** The graph with a dense readout of O outputs behind it. */
  LayerGraph graph(int width, int outputs) {
    List<Layer> layers = new ArrayList<>(body());
    layers.add(new Dense(new Width(Width.Unit.OUTPUTS, 1, 1), 1.1, 0.1));
    return LayerGraph.of(layers, input, new Sizes(width, outputs));
  }

  /** Examples of order one. */
  Matrix examples(String name, int count) {
    return Matrix.of(count, input.size(), new RandomStreams(3).normals(name, count * input.size()));
  }

  /** K and Θ by name. */
  Map<String, Matrix> analytic(Matrix x) throws InterruptedException {
    return computation().gram(x);
  }

  Map<String, Matrix> analytic(Matrix x, Matrix x2) throws InterruptedException {
    return computation().gram(x, x2);
  }

  private KernelComputation computation() {
    return KernelComputation.of(
        new AnalyticInfiniteWidth().kernel(graph(8, 1), NTK, Precision.DOUBLE), "nngp", "ntk");
  }

  private static Layer dense(double weightStd, double biasStd) {
    return new Dense(new Width(Width.Unit.N, 1, 1), weightStd, biasStd);
  }

  private static Layer attention(Mechanism mechanism, int heads) {
    Width n = new Width(Width.Unit.N, 1, 1);
    Width keys = new Width(Width.Unit.N, 4, 1);
    return new Attention(
        n, keys, n, heads, mechanism, new Attention.Deviations(0.8, 0.7, 1.2, 1.1), 0.1);
  }

  private static Layer conv(int kernel, int stride, Padding padding) {
    return new Convolution(
        new Width(Width.Unit.N, 1, 1),
        new SlidingWindow(List.of(kernel), List.of(stride), padding),
        1.4,
        0.1);
  }
}
