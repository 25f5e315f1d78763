package org.ntklab.models.planned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Tanh;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** λ_max by the cheapest way, and the same by every way. */
class OperatorChoiceTest {
  private static final double ROUNDING = 1e-10;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(dense(80, 64, 1), 13, OperatorChoice.Way.MATRIX),
        Arguments.of(dense(80, 64, 10), 37, OperatorChoice.Way.FACTORS),
        Arguments.of(dense(5, 7, 3), 64, OperatorChoice.Way.PRODUCTS),
        Arguments.of(convolutional(1), 13, OperatorChoice.Way.MATRIX),
        Arguments.of(convolutional(7), 29, OperatorChoice.Way.PRODUCTS));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void largestEigenvalueIsThatOfTheMatrix(LayerGraph graph, int n, OperatorChoice.Way way) {
    assertEquals(way, new OperatorChoice(graph, true).of(n));
    NetworkDescription description =
        new NetworkDescription(
            graph,
            weight -> Scaling.plain(1 / Math.sqrt(weight.shape().fanIn())),
            new Sgd(),
            0.1,
            Precision.DOUBLE,
            new RandomStreams(3));
    Matrix x = normal("x", n, graph.input().shape().size());
    Matrix y = normal("y", n, graph.output().shape().size());
    try (Network network = new PlannedNetworkFactory().create(description);
        Network twin = new Dl4jNetworkFactory().create(description)) {
      for (Network each : List.of(network, twin)) {
        each.step(x, h -> h.addScaled(-1, y).scale(1.0 / n));
      }
      double[] values = SymmetricEigen.of(twin.tangentKernel().full(x, x)).values();
      LinearOperator operator = network.tangentKernel().operator(x);
      Lanczos.Largest found = Lanczos.largest(operator, 1e-12, operator.rows());
      double expected = values[values.length - 1];
      assertEquals(expected, found.value(), ROUNDING * expected);
    }
  }

  /** With everything at hand, more outputs never bring the matrix back. */
  @Test
  void matrixIsForFewOutputs() {
    for (boolean images : new boolean[] {false, true}) {
      List<OperatorChoice.Way> ways = new ArrayList<>();
      for (int outputs = 1; outputs <= 1024; outputs *= 2) {
        LayerGraph graph = images ? convolutional(outputs) : dense(64, 64, outputs);
        ways.add(new OperatorChoice(graph, true).of(64));
      }
      assertEquals(OperatorChoice.Way.MATRIX, ways.get(0));
      assertNotEquals(OperatorChoice.Way.MATRIX, ways.get(ways.size() - 1));
      int last = ways.lastIndexOf(OperatorChoice.Way.MATRIX);
      assertEquals(
          Collections.nCopies(last + 1, OperatorChoice.Way.MATRIX), ways.subList(0, last + 1));
    }
  }

  /** A matrix that no memory holds is not asked for where there is another way. */
  @Test
  void matricesThatAreTooLargeAreAvoided() {
    LayerGraph graph = convolutional(1);
    int n = (int) Math.sqrt(Matrix.MOST_VALUES) + 1;
    assertEquals(OperatorChoice.Way.PRODUCTS, new OperatorChoice(graph, true).of(n));
    assertEquals(OperatorChoice.Way.MATRIX, new OperatorChoice(graph, false).of(n - 1));
  }

  private static LayerGraph dense(int features, int width, int outputs) {
    List<Layer> layers =
        List.of(
            new Dense(Width.of(width), 1, 0.1),
            new ActivationLayer("tanh", new Tanh()),
            new Dense(Width.of(outputs), 1, 0.1));
    return LayerGraph.of(layers, Shape.vector(features), new Sizes(1, outputs));
  }

  private static LayerGraph convolutional(int outputs) {
    SlidingWindow window = new SlidingWindow(List.of(3), List.of(1), Padding.SAME);
    List<Layer> layers =
        List.of(
            new Convolution(Width.of(4), window, 1, 0.1),
            new ActivationLayer("tanh", new Tanh()),
            new Convolution(Width.of(5), window, 1, 0),
            new ActivationLayer("tanh", new Tanh()),
            new GlobalAveragePool(),
            new Dense(Width.of(outputs), 1, 0));
    return LayerGraph.of(layers, new Shape(2, List.of(4, 3)), new Sizes(1, outputs));
  }

  private static Matrix normal(String name, int rows, int columns) {
    return Matrix.of(rows, columns, new RandomStreams(2).normals(name, rows * columns));
  }
}
