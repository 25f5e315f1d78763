package org.ntklab.models.readings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.EmpiricalProgress;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.layers.flatten.Flatten;

/** Kernels averaged over draws of the shipped networks. */
class EmpiricalKernelsTest {
  private static final long SEED = 9;
  private static final int WIDTH = 7;
  private static final int OUTPUTS = 3;

  @ParameterizedTest
  @EnumSource(Readings.class)
  void ofOneDrawAreThoseOfTheNetwork(Readings graph) throws InterruptedException {
    Matrix x = graph.examples("x", 5);
    Matrix x2 = graph.examples("x2", 4);
    LayerGraph finite = graph.graph(WIDTH, OUTPUTS);
    NetworkDescription description =
        new NetworkDescription(
            finite, Readings.NTK, new Sgd(), 1, Precision.DOUBLE, new RandomStreams(SEED));
    try (Network network = new Dl4jNetworkFactory().create(description)) {
      EmpiricalKernels means = computation(finite, 1, 1, OutputPairs.MEAN).of(x, x2);
      EmpiricalKernels all = computation(finite, 1, 1, OutputPairs.ALL).of(x, x2);
      assertArrayEquals(
          network.tangentKernel().gram(x, x2).toArray(), means.means().get("ntk").toArray());
      assertArrayEquals(
          network.tangentKernel().full(x, x2).toArray(), all.means().get("ntk").toArray());
      Matrix f = network.outputs(x);
      Matrix f2 = network.outputs(x2);
      Matrix products = Blas.product(f, f2.transpose()).scale(1.0 / OUTPUTS);
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 4; j++) {
          assertEquals(products.get(i, j), means.mean("nngp", i, j, 0, 0), 1e-13);
          assertEquals(f.get(i, 2) * f2.get(j, 1), all.mean("nngp", i, j, 2, 1), 1e-13);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Readings.class)
  void doNotDependOnThreads(Readings graph) throws InterruptedException {
    Matrix x = graph.examples("x", 5);
    LayerGraph finite = graph.graph(WIDTH, OUTPUTS);
    EmpiricalKernels one = computation(finite, 5, 1, OutputPairs.ALL).of(x);
    EmpiricalKernels many = computation(finite, 5, 3, OutputPairs.ALL).of(x);
    for (Map.Entry<String, Matrix> kernel : one.means().entrySet()) {
      String name = kernel.getKey();
      assertArrayEquals(kernel.getValue().toArray(), many.means().get(name).toArray());
      assertArrayEquals(
          one.standardErrors().get(name).toArray(), many.standardErrors().get(name).toArray());
    }
  }

  @ParameterizedTest
  @EnumSource(Readings.class)
  void meansAreTheAnalyticKernelsWithinTheirStandardErrors(Readings graph)
      throws InterruptedException {
    Matrix x = graph.examples("x", 4);
    Map<String, Matrix> limit = graph.analytic(x);
    EmpiricalKernels drawn = computation(graph.graph(64, OUTPUTS), 24, 2, OutputPairs.MEAN).of(x);
    for (String kernel : List.of("nngp", "ntk")) {
      Matrix off = drawn.means().get(kernel).copy().addScaled(-1, limit.get(kernel));
      double error = drawn.standardErrors().get(kernel).frobeniusNorm();
      assertTrue(
          off.frobeniusNorm() < 3 * error,
          () -> "%s is %.2g standard errors off".formatted(kernel, off.frobeniusNorm() / error));
      assertTrue(error < 0.5 * limit.get(kernel).frobeniusNorm());
    }
  }

  @Test
  void aGraphMayEndAtAnyVectorEvenWithoutWeights() throws InterruptedException {
    Matrix x = Matrix.of(2, 3, 1, -2, 3, -1, 5, 0.5);
    LayerGraph graph = graph(Shape.vector(3), new ActivationLayer("relu", new Relu()));
    EmpiricalKernels kernels = computation(graph, 2, 1, OutputPairs.MEAN).of(x);
    assertEquals(0, kernels.means().get("ntk").maxAbs());
    assertEquals(1.5 / 3, kernels.mean("nngp", 0, 1, 0, 0), 1e-15);
    assertEquals(0, kernels.standardErrors().get("nngp").maxAbs());
  }

  @Test
  void aLayerWithoutFiniteReadingIsRefusedByName() {
    Layer ideal =
        new Layer() {
          @Override
          public String kind() {
            return "ideal";
          }

          @Override
          public Shape output(List<Shape> inputs, Sizes sizes) {
            return inputs.get(0);
          }
        };
    LayerGraph graph = graph(new Shape(2, List.of(3)), ideal, new Flatten());
    RefusedException refusal =
        assertThrows(
            RefusedException.class,
            () -> computation(graph, 1, 1, OutputPairs.MEAN).of(Matrix.zeros(1, 6)));
    assertTrue(refusal.getMessage().contains("'ideal.1'"), refusal.getMessage());
  }

  private static LayerGraph graph(Shape input, Layer... layers) {
    return LayerGraph.of(List.of(layers), input, new Sizes(1, 1));
  }

  private static EmpiricalKernelComputation computation(
      LayerGraph graph, int draws, int threads, OutputPairs pairs) {
    return new EmpiricalKernelComputation(
        new Dl4jNetworkFactory(),
        graph,
        Readings.NTK,
        Precision.DOUBLE,
        SEED,
        draws,
        pairs,
        List.of("nngp", "ntk"),
        threads,
        EmpiricalProgress.NONE);
  }
}
