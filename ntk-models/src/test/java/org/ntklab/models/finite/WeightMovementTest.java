package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.Precision;
import org.ntklab.core.network.WeightMovement;

class WeightMovementTest {
  private static final int FEATURES = 4;
  private static final double ROUNDING = 1e-9;
  private static final LayerGraph GRAPH = Wiring.SERIES.graph(FEATURES, 6, 3, 0.3);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void ofANetworkThatRestsIsZero(Precision precision) {
    try (Dl4jNetwork network = Networks.create(Networks.in(precision, Networks.describe(GRAPH)))) {
      assertEquals(
          List.of("dense-1", "dense-2", "dense-3"), List.copyOf(network.movements().keySet()));
      network
          .movements()
          .values()
          .forEach(
              movement -> {
                assertEquals(0, movement.frobenius());
                assertEquals(0, movement.spectral());
                assertTrue(movement.initialFrobenius() >= movement.initialSpectral());
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void normsAreThoseOfTheDifferenceOfTheMatrices(Precision precision) {
    Matrix x = Networks.normal("x", 7, FEATURES);
    try (Dl4jNetwork network = Networks.create(Networks.in(precision, Networks.describe(GRAPH)))) {
      Map<String, Matrix> before = matrices(network);
      Networks.train(network, x, Networks.normal("y", 7, 3), 5);
      Map<String, Matrix> after = matrices(network);
      Map<String, WeightMovement> movements = network.movements();
      assertEquals(before.keySet(), movements.keySet());
      movements.forEach(
          (layer, movement) -> {
            Matrix w0 = before.get(layer);
            Matrix moved = after.get(layer).addScaled(-1, w0);
            close(Math.sqrt(sumOfSquares(moved)), movement.frobenius());
            close(Math.sqrt(sumOfSquares(w0)), movement.initialFrobenius());
            close(largestSingularValue(moved), movement.spectral());
            close(largestSingularValue(w0), movement.initialSpectral());
          });
    }
  }

  @Test
  void severalMatricesOfALayerCountAsBlocksOfOne() {
    LayerGraph graph = ImageWiring.ATTENTION_BY_SOFTMAX.graph(3, 0.3);
    Matrix x = Networks.normal("x", 5, graph.input().shape().size());
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph))) {
      List<Weight> arrays =
          graph.weights().stream()
              .filter(w -> w.layer().equals("attention-2") && !w.shape().bias())
              .toList();
      List<Matrix> before = arrays.stream().map(network::weight).toList();
      Networks.train(network, x, Networks.normal("y", 5, 3), 5);
      double squares = 0;
      double largest = 0;
      for (int i = 0; i < before.size(); i++) {
        Matrix moved = network.weight(arrays.get(i)).addScaled(-1, before.get(i));
        assertTrue(moved.maxAbs() > 0);
        squares += sumOfSquares(moved);
        largest = Math.max(largest, largestSingularValue(moved));
      }
      assertEquals(3, before.size());
      WeightMovement movement = network.movements().get("attention-2");
      close(Math.sqrt(squares), movement.frobenius());
      close(largest, movement.spectral());
    }
  }

  private static Map<String, Matrix> matrices(Dl4jNetwork network) {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (Weight weight : GRAPH.weights()) {
      if (!weight.shape().bias()) {
        matrices.put(weight.layer(), network.weight(weight));
      }
    }
    return matrices;
  }

  private static double sumOfSquares(Matrix w) {
    double sum = 0;
    for (double entry : w.toArray()) {
      sum += entry * entry;
    }
    return sum;
  }

  private static double largestSingularValue(Matrix w) {
    Matrix gram = Matrix.zeros(w.columns(), w.columns());
    Blas.gemm(true, false, 1, w, w, 0, gram);
    double[] values = SymmetricEigen.of(gram).values();
    return Math.sqrt(values[values.length - 1]);
  }

  private static void close(double expected, double found) {
    assertTrue(expected > 0);
    assertEquals(expected, found, ROUNDING * expected);
  }
}
