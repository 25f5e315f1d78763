package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.kernel.ProjectedKernel;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.layers.batchnorm.BatchNorm;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.planned.PlannedNetwork;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** A step plan does what its plain twin, the DL4J graph, does. */
class PlanAgreementTest {
  private static final int OUTPUTS = 3;
  private static final double DOUBLE_ROUNDING = 1e-12;
  private static final double SINGLE_ROUNDING = 3e-5;

  static Stream<Optimiser> optimisers() {
    return Stream.of(new Sgd(), new HeavyBall(0.9), new Nesterov(0.8), new Adam(0.9, 0.99, 1e-6));
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void everyWiringAgreesUnderEveryOptimiser(Wiring wiring) {
    optimisers()
        .forEach(
            optimiser -> {
              double eta = optimiser instanceof Adam ? 0.002 : 0.02;
              LayerGraph graph = wiring.graph(5, 7, OUTPUTS, 0.3);
              agree(Networks.describe(graph, optimiser, eta), 13);
            });
  }

  @ParameterizedTest
  @EnumSource(ImageWiring.class)
  void everyLayerKindAgrees(ImageWiring wiring) {
    agree(Networks.describe(wiring.graph(OUTPUTS, 0.3)), 19);
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void convolutionsAgreeUnderEveryOptimiser(Optimiser optimiser) {
    double eta = optimiser instanceof Adam ? 0.002 : 0.02;
    agree(Networks.describe(ImageWiring.GLOBAL_POOL.graph(OUTPUTS, 0.3), optimiser, eta), 5);
  }

  @Test
  void convolutionsByTilesAgree() {
    agree(Networks.describe(ImageWiring.ofManyChannels(OUTPUTS)), 19);
  }

  @Test
  void oneOutputIsTrainedByVectors() {
    LayerGraph graph = Wiring.SERIES.graph(5, 7, 1, 0.3);
    optimisers().forEach(optimiser -> agree(Networks.describe(graph, optimiser, 0.002), 9));
  }

  @Test
  void layersThatCoupleExamplesRunOnDl4j() {
    List<Layer> layers =
        List.of(
            ImageWiring.conv(4, 3, Padding.SAME, 0.2),
            new BatchNorm(1e-3),
            Wiring.TANH,
            new org.ntklab.models.layers.flatten.Flatten(),
            Wiring.last(0.2));
    LayerGraph graph = LayerGraph.of(layers, new Shape(2, List.of(3, 4)), new Sizes(1, OUTPUTS));
    NetworkDescription description = Networks.describe(graph);
    Matrix x = Networks.normal("x", 7, 24);
    Matrix y = Networks.normal("y", 7, OUTPUTS);
    try (Network plain = Networks.create(description);
        Network planned = new PlannedNetworkFactory().create(description)) {
      Networks.train(plain, x, y, 4);
      Networks.train(planned, x, y, 4);
      assertClose(plain.outputs(x), planned.outputs(x), DOUBLE_ROUNDING);
    }
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void theDl4jGraphLivesOnTheSameMemory(Wiring wiring) {
    NetworkDescription description = Networks.describe(wiring.graph(5, 7, OUTPUTS, 0.3));
    Matrix x = Networks.normal("x", 6, 5);
    Matrix y = Networks.normal("y", 6, OUTPUTS);
    try (PlannedNetwork planned =
        (PlannedNetwork) new PlannedNetworkFactory().create(description)) {
      var graph = planned.computationGraph();
      Networks.train(planned, x, y, 2);
      Matrix found =
          Matrices.matrix(
              graph.output(Matrices.array(x, GraphTranslation.type(Precision.DOUBLE)))[0]);
      assertClose(planned.outputs(x), found, DOUBLE_ROUNDING);
    }
  }

  /** Layers wide enough for few rows to be turned on their way. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void fewExamplesOfWideLayersAgree(double bias) {
    List<Layer> layers = List.of(new Dense(Width.of(801), 1, bias), Wiring.TANH, Wiring.last(bias));
    LayerGraph graph = LayerGraph.of(layers, Shape.vector(701), new Sizes(1, OUTPUTS));
    for (int examples : List.of(17, 128, 130)) {
      Matrix x = Networks.normal("x", examples, 701);
      NetworkDescription description = Networks.in(Precision.SINGLE, Networks.describe(graph));
      try (Network plain = Networks.create(description);
          Network planned = new PlannedNetworkFactory().create(description)) {
        assertClose(plain.outputs(x), planned.outputs(x), SINGLE_ROUNDING);
      }
    }
  }

  /** Batches that pass in pieces add up to the step of the whole batch, masks included. */
  @Test
  void piecesAddUpToTheWhole() {
    List<LayerGraph> graphs =
        List.of(
            Wiring.RESIDUAL_SUM.graph(5, 7, OUTPUTS, 0.3),
            ImageWiring.DROPOUT.graph(OUTPUTS, 0.3),
            ImageWiring.GLOBAL_POOL.graph(OUTPUTS, 0.3));
    for (LayerGraph graph : graphs) {
      long row = 16L * graph.nodes().stream().mapToLong(node -> node.shape().size()).sum();
      int features = graph.input().shape().size();
      Matrix x = Networks.normal("x", 13, features);
      Matrix y = Networks.normal("y", 13, OUTPUTS);
      optimisers()
          .forEach(
              optimiser -> {
                double eta = optimiser instanceof Adam ? 0.002 : 0.02;
                NetworkDescription description = Networks.describe(graph, optimiser, eta);
                try (Network whole = new PlannedNetworkFactory().create(description);
                    Network pieces = PlannedNetworkFactory.within(5 * row).create(description)) {
                  Networks.train(whole, x, y, 3);
                  Networks.train(pieces, x, y, 3);
                  assertClose(whole.outputs(x), pieces.outputs(x), DOUBLE_ROUNDING);
                  assertClose(
                      whole.tangentKernel().full(x, x),
                      pieces.tangentKernel().full(x, x),
                      DOUBLE_ROUNDING);
                }
              });
    }
  }

  /** A thread that takes a piece of the examples leaves only those in its plan. */
  @Test
  void outputsAfterAKernelOnSeveralThreadsAreOfAllExamples() {
    NetworkDescription description = Networks.describe(Wiring.SERIES.graph(5, 7, 1, 0.3));
    Matrix x = Networks.normal("x", 130, 5);
    try (Network network = new PlannedNetworkFactory().create(description)) {
      Matrix expected = network.outputs(x);
      network.outputs(Networks.normal("others", 130, 5));
      network.tangentKernel().onThreads(2).full(x, x);
      assertEquals(0, Networks.difference(expected, network.outputs(x)));
    }
  }

  @Test
  void aClosedNetworkSaysSo() {
    NetworkDescription description = Networks.describe(Wiring.SERIES.graph(5, 7, OUTPUTS, 0.3));
    Network network = new PlannedNetworkFactory().create(description);
    Matrix x = Networks.normal("x", 3, 5);
    network.outputs(x);
    network.close();
    assertThrows(IllegalStateException.class, () -> network.outputs(x));
  }

  private static void agree(NetworkDescription doubles, int examples) {
    for (Precision precision : Precision.values()) {
      NetworkDescription description = Networks.in(precision, doubles);
      int features = description.graph().input().shape().size();
      int outputs = description.graph().output().shape().size();
      Matrix x = Networks.normal("x", examples, features);
      Matrix probe = Networks.normal("probe", 4, features);
      Matrix y = Networks.normal("y", examples, outputs);
      double rounding = precision == Precision.DOUBLE ? DOUBLE_ROUNDING : SINGLE_ROUNDING;
      try (Network plain = Networks.create(description);
          Network planned = new PlannedNetworkFactory().create(description)) {
        assertClose(plain.outputs(x), planned.outputs(x), rounding);
        for (int step = 0; step < 3; step++) {
          Networks.train(plain, x, y, 1);
          Networks.train(planned, x, y, 1);
          assertClose(plain.outputs(probe), planned.outputs(probe), rounding);
        }
        assertSameMeasurements(plain, planned, probe, x, rounding);
      }
    }
  }

  private static void assertSameMeasurements(
      Network plain, Network planned, Matrix probe, Matrix x, double rounding) {
    plain
        .preActivations(probe)
        .forEach((name, z) -> assertClose(z, planned.preActivations(probe).get(name), rounding));
    assertSameKernels(plain.tangentKernel(), planned.tangentKernel(), probe, x, rounding);
    assertSameProducts(planned, x, rounding);
    plain
        .movements()
        .forEach(
            (layer, moved) -> {
              double expected = moved.frobenius();
              double found = planned.movements().get(layer).frobenius();
              assertEquals(expected, found, 100 * rounding * expected);
            });
  }

  private static void assertSameKernels(
      TangentKernel plain, TangentKernel planned, Matrix probe, Matrix x, double rounding) {
    assertClose(plain.full(probe, x), planned.full(probe, x), rounding);
    assertClose(plain.full(x, x), planned.full(x, x), rounding);
    assertClose(plain.gram(x, probe), planned.gram(x, probe), rounding);
    assertClose(plain.gram(x, x), planned.gram(x, x), rounding);
    Map<String, Matrix> grams = planned.layerGrams(probe);
    plain.layerGrams(probe).forEach((layer, gram) -> assertClose(gram, grams.get(layer), rounding));
    assertEquals(List.copyOf(plain.layerGrams(probe).keySet()), List.copyOf(grams.keySet()));
    Matrix threefold = planned.onThreads(3).full(x, x);
    assertEquals(0, Networks.difference(planned.full(x, x), threefold));
  }

  /** Θv without Θ; layers without derivatives along directions have none. */
  private static void assertSameProducts(Network network, Matrix x, double rounding) {
    TangentKernel planned = network.tangentKernel();
    Matrix full = planned.full(x, x);
    Matrix v = Networks.normal("v", full.rows(), 2);
    Optional<LinearOperator> products = planned.products(x);
    boolean foreign =
        network.graph().nodes().stream().anyMatch(n -> n.layer().kind().equals("attention"));
    assertEquals(!foreign, products.isPresent());
    Matrix found = Matrix.zeros(full.rows(), 2);
    products.ifPresent(
        operator -> {
          operator.apply(v, found);
          assertClose(Blas.product(full, v), found, 10 * rounding);
        });
  }

  @Test
  void randomDirectionsGiveTheKernelWithinTheErrorTheyTell() {
    NetworkDescription description = Networks.describe(ImageWiring.GLOBAL_POOL.graph(OUTPUTS, 0.3));
    Matrix x = Networks.normal("x", 5, description.graph().input().shape().size());
    try (Network network = new PlannedNetworkFactory().create(description)) {
      TangentKernel kernel = network.tangentKernel();
      Matrix exact = kernel.full(x, x);
      double[] errors = new double[2];
      for (int i = 0; i < errors.length; i++) {
        int directions = i == 0 ? 64 : 1024;
        ProjectedKernel found = kernel.projected(x, directions, new RandomStreams(5)).orElseThrow();
        Matrix difference = found.kernel().copy().addScaled(-1, exact);
        errors[i] = difference.frobeniusNorm() / exact.frobeniusNorm();
        assertEquals(1, errors[i] / found.relativeError(), 0.5);
      }
      // Sixteen times the directions, a quarter of the error.
      assertEquals(4, errors[0] / errors[1], 2);
    }
  }

  @Test
  void productsLeaveTheNetworkAsItWas() {
    LayerGraph graph = Wiring.SERIES.graph(5, 7, OUTPUTS, 0.3);
    Matrix x = Networks.normal("x", 13, 5);
    Matrix y = Networks.normal("y", 13, OUTPUTS);
    for (Optimiser optimiser : optimisers().toList()) {
      NetworkDescription description = Networks.describe(graph, optimiser, 0.01);
      try (Network asked = new PlannedNetworkFactory().create(description);
          Network left = new PlannedNetworkFactory().create(description)) {
        for (int step = 0; step < 3; step++) {
          Matrix v = Networks.normal("v", 13 * OUTPUTS, 1);
          LinearOperator products = asked.tangentKernel().products(x).orElseThrow();
          products.apply(v, Matrix.zeros(13 * OUTPUTS, 1));
          Networks.train(asked, x, y, 1);
          Networks.train(left, x, y, 1);
        }
        assertEquals(0, Networks.difference(left.outputs(x), asked.outputs(x)));
      }
    }
  }

  private static void assertClose(Matrix expected, Matrix found, double rounding) {
    double difference = Networks.difference(expected, found);
    assertTrue(difference <= rounding, "relative difference " + difference);
  }
}
