package org.ntklab.models.planned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightDraw;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.activations.Tanh;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.diagonal.Diagonal;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.parallel.Parallel;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Parameters;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.plan.WeightUpdates;

/** The signals of all outputs in one pass are those of one output at a time. */
class WidePassTest {
  private static final int OUTPUTS = 3;
  private static final Parametrisation PLAIN =
      weight -> Scaling.plain(weight.shape().std() / Math.sqrt(weight.shape().fanIn()));
  private static final Layer TANH = new ActivationLayer("tanh", new Tanh());
  private static final Layer RELU = new ActivationLayer("relu", new Relu());
  private static final Shape VECTOR = Shape.vector(5);
  private static final Shape IMAGE = new Shape(2, List.of(6, 5));

  private static Layer dense(int width) {
    return new Dense(Width.of(width), 1.2, 0.1);
  }

  private static Layer conv(int kernel, int stride, Padding padding) {
    return new Convolution(
        Width.of(4), new SlidingWindow(List.of(kernel), List.of(stride), padding), 1.2, 0.1);
  }

  private static Layer parallel(Join join, Layer... second) {
    return new Parallel(join, false, List.of(List.of(TANH), List.of(second), List.of()));
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        Arguments.of("dense", VECTOR, List.of(dense(7), TANH, dense(1), RELU)),
        Arguments.of("sum", VECTOR, List.of(dense(7), parallel(Join.SUM, dense(7), RELU))),
        Arguments.of("product", VECTOR, List.of(dense(7), parallel(Join.PRODUCT, dense(7)))),
        Arguments.of(
            "concatenation", VECTOR, List.of(dense(7), parallel(Join.CONCATENATE, dense(2)), RELU)),
        Arguments.of(
            "added dropout", VECTOR, List.of(dense(7), parallel(Join.SUM, new Dropout(0.5)))),
        Arguments.of("added scale", VECTOR, List.of(dense(7), parallel(Join.SUM, new Scale(-0.3)))),
        Arguments.of(
            "added norm", VECTOR, List.of(dense(7), parallel(Join.SUM, new LayerNorm(1e-3)))),
        Arguments.of(
            "pools",
            IMAGE,
            List.of(
                conv(3, 1, Padding.SAME),
                new Pool(
                    Pool.Reduction.MAX, new SlidingWindow(List.of(2), List.of(2), Padding.VALID)),
                RELU,
                new GlobalAveragePool())),
        Arguments.of(
            "convolutions",
            IMAGE,
            List.of(conv(3, 1, Padding.SAME), RELU, conv(3, 1, Padding.SAME), new Flatten())),
        Arguments.of(
            "added convolution",
            IMAGE,
            List.of(
                conv(3, 1, Padding.SAME),
                parallel(Join.SUM, conv(3, 1, Padding.CIRCULAR)),
                new Flatten())));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void signalsOfAllAreThoseOfEach(String name, Shape input, List<Layer> body) {
    for (Precision precision : Precision.values()) {
      NetworkDescription description = describe(input, body, precision);
      int rows = 5;
      Matrix x = normal(rows, input.size());
      try (Parameters parameters = new Parameters(description.graph(), precision, false);
          WeightUpdates updates = new WeightUpdates(description, parameters);
          Passes narrow = new Passes(description, updates, 1 << 20, 1);
          Passes wide = new Passes(description, updates, 1 << 20, OUTPUTS)) {
        NativeValues weights = parameters.all();
        weights.assign(normal(1, weights.length()));
        PlanCompiler.Compiled one = narrow.forward(x, 0, rows);
        PlanCompiler.Compiled all = wide.forward(x, 0, rows);
        assertTrue(all.plan().takesManySignals());
        all.plan().signalsOfAll(rows);
        for (int o = 0; o < OUTPUTS; o++) {
          one.plan().signalsOf(o, rows);
          for (GraphNode node : description.graph().weighted()) {
            assertSame(one.output(node), all.output(node), rows, o, precision);
          }
        }
      }
    }
  }

  private static void assertSame(Slot one, Slot all, int rows, int output, Precision precision) {
    double rounding = precision == Precision.DOUBLE ? 1e-13 : 1e-5;
    double largest = 0;
    for (int i = 0; i < rows * one.size(); i++) {
      largest = Math.max(largest, Math.abs(one.signals().get(i)));
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < one.size(); j++) {
        double expected = one.signals().get(i * one.size() + j);
        double found = all.signals().get((i * OUTPUTS + output) * one.size() + j);
        assertEquals(expected, found, rounding * largest);
      }
    }
  }

  @Test
  void layersThatAreCalledInDl4jTakeOneAtATime() {
    List<Layer> body = List.of(dense(7), new Diagonal(1.1, WeightDraw.NORMAL), TANH);
    NetworkDescription description = describe(VECTOR, body, Precision.DOUBLE);
    try (Parameters parameters = new Parameters(description.graph(), Precision.DOUBLE, false);
        WeightUpdates updates = new WeightUpdates(description, parameters);
        Passes passes = new Passes(description, updates, 1 << 20, OUTPUTS)) {
      assertFalse(passes.plan().takesManySignals());
    }
    assertSameKernels(description, 9, 4);
  }

  /** Two pieces of 25 examples or more of fewer, several strips of columns. */
  @Test
  void piecesAndStripsAgreeWithThePlainTwin() {
    List<Layer> body = List.of(dense(7), TANH, parallel(Join.SUM, dense(7)));
    assertSameKernels(describe(VECTOR, body, Precision.DOUBLE), 50, 43);
  }

  private static void assertSameKernels(NetworkDescription description, int n, int n2) {
    Matrix x = normal(n, VECTOR.size());
    Matrix x2 = normal(n2, VECTOR.size());
    try (Network plain = new Dl4jNetworkFactory().create(description);
        Network planned = new PlannedNetworkFactory().create(description);
        Network little = PlannedNetworkFactory.within(8000).create(description);
        Network least = PlannedNetworkFactory.within(1).create(description)) {
      Matrix cross = plain.tangentKernel().full(x, x2);
      Matrix self = plain.tangentKernel().full(x, x);
      Matrix mean = plain.tangentKernel().gram(x2, x);
      for (Network network : List.of(planned, little, least)) {
        TangentKernel kernel = network.tangentKernel();
        TangentKernel threefold = kernel.onThreads(3);
        assertClose(cross, kernel.full(x, x2));
        assertClose(self, kernel.full(x, x));
        assertClose(mean, kernel.gram(x2, x));
        assertEquals(0, difference(kernel.full(x, x2), threefold.full(x, x2)));
        assertEquals(0, difference(kernel.full(x, x), threefold.full(x, x)));
      }
    }
  }

  private static void assertClose(Matrix expected, Matrix found) {
    assertEquals(0, difference(expected, found), 1e-12 * expected.maxAbs());
  }

  private static double difference(Matrix a, Matrix b) {
    return a.copy().addScaled(-1, b).maxAbs();
  }

  private static NetworkDescription describe(Shape input, List<Layer> body, Precision precision) {
    List<Layer> layers = new ArrayList<>(body);
    layers.add(dense(OUTPUTS));
    LayerGraph graph = LayerGraph.of(layers, input, new Sizes(1, OUTPUTS));
    return new NetworkDescription(graph, PLAIN, new Sgd(), 1, precision, new RandomStreams(3));
  }

  private static Matrix normal(int rows, int columns) {
    return Matrix.of(rows, columns, new RandomStreams(5).normals("x", rows * columns));
  }
}
