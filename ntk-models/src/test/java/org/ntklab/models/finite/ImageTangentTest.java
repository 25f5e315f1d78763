package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;

/** Gradients and the tangent kernel of networks on images. */
class ImageTangentTest {
  private static final double ROUNDING = 1e-12;
  private static final double TRUNCATION = 1e-8;

  static Stream<Arguments> cases() {
    return Stream.of(ImageWiring.values())
        .flatMap(wiring -> Stream.of(Arguments.of(wiring, 1, 0.0), Arguments.of(wiring, 3, 0.3)));
  }

  @ParameterizedTest
  @EnumSource(ImageWiring.class)
  void gradientsAreFiniteDifferences(ImageWiring wiring) {
    LayerGraph graph = wiring.graph(2, 0.3);
    Matrix x = inputs("x", 3, wiring);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph))) {
      Jacobian backward = Jacobian.ofBackward(network, Powers.MIXED, x);
      Jacobian differences = Jacobian.ofDifferences(network, Powers.MIXED, x, 1e-5);
      backward
          .blocks()
          .forEach(
              (name, block) ->
                  assertEquals(
                      0,
                      Networks.difference(
                          Matrix.of(differences.blocks().get(name)), Matrix.of(block)),
                      TRUNCATION,
                      name));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelIsTheProductOfJacobians(ImageWiring wiring, int outputs, double bias) {
    LayerGraph graph = wiring.graph(outputs, bias);
    Matrix x = inputs("x", 7, wiring);
    Matrix x2 = inputs("x2", 4, wiring);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph))) {
      Networks.train(network, x, Networks.normal("y", 7, outputs), 3);
      Jacobian rows = Jacobian.ofBackward(network, Powers.MIXED, x);
      Jacobian columns = Jacobian.ofBackward(network, Powers.MIXED, x2);
      Matrix self = rows.kernel(rows, graph.weights());
      Matrix cross = rows.kernel(columns, graph.weights());
      TangentKernel kernel = network.tangentKernel();
      close(self, kernel.full(x, x));
      close(cross, kernel.full(x, x2));
      close(Jacobian.meanOverOutputs(self, outputs), kernel.gram(x, x));
      close(Jacobian.meanOverOutputs(cross, outputs), kernel.gram(x, x2));
      LinearOperator operator = kernel.operator(x);
      Matrix applied = Matrix.zeros(operator.rows(), operator.columns());
      operator.apply(Matrix.identity(operator.columns()), applied);
      close(self, applied);
      for (GraphNode node : graph.weighted()) {
        Matrix layer = rows.kernel(rows, graph.weightsOf(node));
        close(Jacobian.meanOverOutputs(layer, outputs), kernel.layerGrams(x).get(node.name()));
      }
    }
  }

  private static void close(Matrix expected, Matrix found) {
    assertEquals(0, Networks.difference(expected, found), ROUNDING);
  }

  private static Matrix inputs(String name, int examples, ImageWiring wiring) {
    return Networks.normal(name, examples, wiring.input().size());
  }
}
