package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/** The factored kernel is the product of Jacobians, which are formed here and nowhere else. */
class TangentKernelTest {
  private static final int FEATURES = 4;
  private static final double ROUNDING = 1e-13;

  static Stream<Arguments> cases() {
    return Stream.of(Wiring.values())
        .flatMap(
            wiring ->
                Stream.of(
                    Arguments.of(wiring, 7, 1, 0.3),
                    Arguments.of(wiring, 7, 3, 0.3),
                    Arguments.of(wiring, 5, 3, 0.0),
                    Arguments.of(wiring, 1, 3, 0.3)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelIsTheProductOfJacobians(Wiring wiring, int width, int outputs, double bias) {
    Matrix x = Networks.normal("x", 13, FEATURES);
    Matrix x2 = Networks.normal("x2", 5, FEATURES);
    LayerGraph graph = wiring.graph(FEATURES, width, outputs, bias);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph))) {
      check(network, x, x2);
      Networks.train(network, x, Networks.normal("y", 13, outputs), 5);
      check(network, x, x2);
    }
  }

  private static void check(Dl4jNetwork network, Matrix x, Matrix x2) {
    LayerGraph graph = network.graph();
    Jacobian rows = Jacobian.of(network, Powers.MIXED, x);
    Jacobian columns = Jacobian.of(network, Powers.MIXED, x2);
    Matrix self = rows.kernel(rows, graph.weights());
    Matrix cross = rows.kernel(columns, graph.weights());
    int outputs = graph.output().shape().size();
    TangentKernel kernel = network.tangentKernel();
    close(self, kernel.full(x, x));
    close(cross, kernel.full(x, x2));
    LinearOperator operator = kernel.operator(x);
    Matrix applied = Matrix.zeros(operator.rows(), operator.columns());
    operator.apply(Matrix.identity(operator.columns()), applied);
    close(self, applied);
    close(Jacobian.meanOverOutputs(self, outputs), kernel.gram(x, x));
    close(Jacobian.meanOverOutputs(cross, outputs), kernel.gram(x, x2));
    Map<String, Matrix> grams = kernel.layerGrams(x);
    assertEquals(
        graph.weighted().stream().map(GraphNode::name).toList(), List.copyOf(grams.keySet()));
    for (GraphNode node : graph.weighted()) {
      Matrix layer = rows.kernel(rows, graph.weightsOf(node));
      close(Jacobian.meanOverOutputs(layer, outputs), grams.get(node.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelIsMadeOfFiniteDifferencesOfTheOutputs(
      Wiring wiring, int width, int outputs, double bias) {
    Matrix x = Networks.normal("x", 6, FEATURES);
    LayerGraph graph = wiring.graph(FEATURES, width, outputs, bias);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph))) {
      Jacobian differences = Jacobian.ofDifferences(network, Powers.MIXED, x, 1e-5);
      Matrix expected = differences.kernel(differences, graph.weights());
      double truncation = 1e-8;
      assertEquals(
          0, Networks.difference(expected, network.tangentKernel().full(x, x)), truncation);
    }
  }

  @Test
  void ofNetworksInSinglePrecisionIsGoodToSinglePrecision() {
    Matrix x = Networks.normal("x", 13, FEATURES);
    LayerGraph graph = Wiring.RESIDUAL_SUM.graph(FEATURES, 7, 3, 0.3);
    try (Dl4jNetwork network =
        Networks.create(Networks.in(Precision.SINGLE, Networks.describe(graph)))) {
      Jacobian rows = Jacobian.of(network, Powers.MIXED, x);
      Matrix expected = rows.kernel(rows, graph.weights());
      assertEquals(0, Networks.difference(expected, network.tangentKernel().full(x, x)), 3e-6);
    }
  }

  @Test
  void withItselfIsSymmetricToTheLastBit() {
    Matrix x = Networks.normal("x", 13, FEATURES);
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.NESTED.graph(FEATURES, 7, 3, 0.3)))) {
      TangentKernel kernel = network.tangentKernel();
      List<Matrix> all = new ArrayList<>(kernel.layerGrams(x).values());
      all.add(kernel.full(x, x));
      all.add(kernel.gram(x, x));
      for (Matrix gram : all) {
        assertEquals(0, Networks.difference(gram, gram.transpose()));
      }
    }
  }

  @Test
  void ofMoreRowsThanATileHoldsIsTheSame() {
    Matrix x = Networks.normal("x", 41, FEATURES);
    Matrix some = x.rowRange(0, 3).copy();
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.CONCATENATION.graph(FEATURES, 7, 3, 0.3)))) {
      TangentKernel kernel = network.tangentKernel();
      Jacobian rows = Jacobian.of(network, Powers.MIXED, x);
      Jacobian columns = Jacobian.of(network, Powers.MIXED, some);
      close(rows.kernel(rows, network.graph().weights()), kernel.full(x, x));
      close(rows.kernel(columns, network.graph().weights()), kernel.full(x, some));
      close(columns.kernel(rows, network.graph().weights()), kernel.full(some, x));
    }
  }

  @Test
  void operatorStaysWhenTheNetworkMoves() {
    Matrix x = Networks.normal("x", 5, FEATURES);
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.SERIES.graph(FEATURES, 7, 2, 0.3)))) {
      LinearOperator operator = network.tangentKernel().operator(x);
      Matrix before = network.tangentKernel().full(x, x);
      Networks.train(network, x, Networks.normal("y", 5, 2), 5);
      Matrix applied = Matrix.zeros(10, 10);
      operator.apply(Matrix.identity(10), applied);
      close(before, applied);
      assertTrue(Networks.difference(before, network.tangentKernel().full(x, x)) > 1e-6);
    }
  }

  @Test
  void ofNoExamplesIsEmpty() {
    Matrix none = Matrix.zeros(0, FEATURES);
    Matrix x = Networks.normal("x", 2, FEATURES);
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.SERIES.graph(FEATURES, 7, 3, 0.3)))) {
      assertEquals("[0, 6]", network.tangentKernel().full(none, x).toString());
      assertEquals("[0, 0]", network.tangentKernel().gram(none, none).toString());
    }
  }

  private static void close(Matrix expected, Matrix found) {
    double difference = Networks.difference(expected, found);
    assertTrue(difference < ROUNDING, () -> "differs by " + difference);
  }
}
