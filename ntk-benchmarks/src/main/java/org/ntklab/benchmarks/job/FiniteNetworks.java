package org.ntklab.benchmarks.job;

import com.google.inject.Guice;
import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.ModelsModule;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;
import org.ntklab.plugins.parametrisations.StandardParametrisation;

/** The finite networks of the benchmarks, as in the peers' scripts, made by what users get. */
public final class FiniteNetworks {
  private static final NetworkFactory NETWORKS =
      Guice.createInjector(new ModelsModule()).getInstance(NetworkFactory.class);
  private static final double WEIGHT_STD = Math.sqrt(2);
  private static final double BIAS_STD = 0.1;
  private static final double RATE = 1e-3;
  private static final int CHANNELS = 3;

  private FiniteNetworks() {}

  /** What makes the networks: {@code plan-1}. */
  public static String numerics() {
    return NETWORKS.numerics();
  }

  /** So many hidden layers of ReLU with so many units over vectors. */
  public static LayerGraph dense(int features, int width, int hidden, int outputs, boolean biases) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < hidden; i++) {
      layers.add(dense(Width.Unit.N, biases));
      layers.add(relu());
    }
    layers.add(dense(Width.Unit.OUTPUTS, biases));
    return LayerGraph.of(layers, Shape.vector(features), new Sizes(width, outputs));
  }

  /** Three convolutions 3 × 3 with ReLU over square images of 3 channels, then their average. */
  public static LayerGraph convolutional(int side, int channels, int outputs, boolean biases) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SlidingWindow window = new SlidingWindow(List.of(3), List.of(1), Padding.SAME);
      layers.add(new Convolution(new Width(Width.Unit.N, 1, 1), window, WEIGHT_STD, bias(biases)));
      layers.add(relu());
    }
    layers.add(new GlobalAveragePool());
    layers.add(dense(Width.Unit.OUTPUTS, biases));
    Shape input = new Shape(CHANNELS, List.of(side, side));
    return LayerGraph.of(layers, input, new Sizes(channels, outputs));
  }

  /** A network with its first weights; gradient descent with a rate that leads to no trouble. */
  public static Network create(LayerGraph graph, Precision precision) {
    return create(NETWORKS, graph, precision);
  }

  /** The same network, made by something else. */
  public static Network create(NetworkFactory networks, LayerGraph graph, Precision precision) {
    return networks.create(description(graph, precision, new Sgd()));
  }

  /** What such a network is. */
  public static NetworkDescription description(
      LayerGraph graph, Precision precision, Optimiser optimiser) {
    return new NetworkDescription(
        graph, new StandardParametrisation(), optimiser, RATE, precision, new RandomStreams(1));
  }

  /** Standard normal numbers [rows, columns], the same for the same name. */
  public static Matrix normal(String name, int rows, int columns) {
    return Matrix.of(rows, columns, new RandomStreams(1).normals(name, rows * columns));
  }

  private static Layer dense(Width.Unit unit, boolean biases) {
    return new Dense(new Width(unit, 1, 1), WEIGHT_STD, bias(biases));
  }

  private static double bias(boolean there) {
    return there ? BIAS_STD : 0;
  }

  private static Layer relu() {
    return new ActivationLayer("relu", new Relu());
  }
}
