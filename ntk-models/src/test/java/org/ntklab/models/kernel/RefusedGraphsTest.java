package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.conv;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.parallel;
import static org.ntklab.models.kernel.Graphs.pool;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.WeightDraw;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Gaussian;
import org.ntklab.models.activations.Tanh;
import org.ntklab.models.layers.batchnorm.BatchNorm;
import org.ntklab.models.layers.diagonal.Diagonal;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.layers.window.Padding;

/**
 * Graphs whose kernels the rules would get wrong are refused by the layer's name; no others are.
 */
class RefusedGraphsTest {
  private static final Shape VECTOR = Shape.vector(4);
  private static final Shape IMAGE = new Shape(2, List.of(4, 4));
  private static final Layer DENSE = dense(1, 0);
  private static final Layer ABS = activation("abs", new Abs());
  private static final List<Layer> IDENTITY = List.of();

  static Stream<Arguments> refused() {
    Layer max = pool(Pool.Reduction.MAX, 2, 2, Padding.VALID);
    Layer same = conv(3, 1, Padding.SAME, 1, 0);
    return Stream.of(
        refused("max-pool", graph(IMAGE, same, max, new Flatten(), readout()), "max-pool"),
        refused("batch-norm", graph(VECTOR, DENSE, new BatchNorm(1e-5), readout()), "'layer-norm'"),
        refused(
            "diagonal",
            graph(VECTOR, DENSE, new Diagonal(1, WeightDraw.NORMAL), readout()),
            "'diagonal"),
        refused("function of the data", graph(VECTOR, RELU, readout()), "'relu"),
        refused("function of a function", graph(VECTOR, DENSE, RELU, RELU, readout()), "'relu"),
        refused("norm of the data", graph(VECTOR, new LayerNorm(1e-12), readout()), "'layer-norm"),
        refused("pooled data", graph(IMAGE, new GlobalAveragePool(), RELU, readout()), "'relu"),
        refused(
            "function of a function and a sum",
            graph(
                VECTOR,
                DENSE,
                RELU,
                parallel(Join.SUM, IDENTITY, List.of(RELU, DENSE)),
                RELU,
                readout()),
            "'relu"),
        refused(
            "identity that is no Gaussian, in a sum",
            graph(
                VECTOR,
                DENSE,
                RELU,
                parallel(Join.SUM, IDENTITY, List.of(DENSE, RELU, DENSE)),
                RELU,
                readout()),
            "'relu"),
        refused(
            "sum of functions of weights of their own",
            graph(VECTOR, parallel(Join.SUM, List.of(DENSE, RELU), List.of(DENSE, RELU)), RELU),
            "branches 1 and 2"),
        refused(
            "sum of two functions of the same",
            graph(VECTOR, DENSE, parallel(Join.SUM, List.of(RELU), List.of(ABS)), readout()),
            "branches 1 and 2 are correlated"),
        refused(
            "sum of the identity with itself",
            graph(VECTOR, DENSE, parallel(Join.SUM, IDENTITY, IDENTITY), readout()),
            "branches 1 and 2 are correlated"),
        refused(
            "product of two functions of the same",
            graph(VECTOR, DENSE, parallel(Join.PRODUCT, List.of(RELU), List.of(ABS)), readout()),
            "branches 1 and 2"),
        refused(
            "function of a product",
            graph(VECTOR, parallel(Join.PRODUCT, List.of(DENSE), List.of(DENSE)), RELU, readout()),
            "'relu"),
        refused(
            "function of channels of unlike variance",
            graph(VECTOR, parallel(Join.CONCATENATE, List.of(DENSE), List.of(dense(2, 0))), RELU),
            "'relu"),
        refused(
            "function behind dropout",
            graph(VECTOR, DENSE, new Dropout(0.5), RELU, readout()),
            "'relu"));
  }

  private static Arguments refused(String name, LayerGraph graph, String names) {
    return Arguments.of(name, graph, names);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedByName(String name, LayerGraph graph, String names) {
    RefusedException refusal = assertThrows(RefusedException.class, () -> Grams.kernel(graph));
    assertTrue(refusal.getMessage().contains(names), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("layer '"), refusal.getMessage());
  }

  @Test
  void aMomentThatDoesNotExistIsRefusedByName() {
    Layer grows = activation("gaussian", new Gaussian(1, 0.2));
    LayerGraph graph = graph(VECTOR, dense(1.2, 0), grows, readout());
    Matrix small = Grams.examples(VECTOR, 3);
    small.scale(0.3);
    Grams.gram(Grams.kernel(graph), small);
    Matrix large = small.copy().scale(30);
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> Grams.gram(Grams.kernel(graph), large));
    assertTrue(refusal.getMessage().contains("'gaussian"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("1.25"), refusal.getMessage());
  }

  static Stream<Arguments> accepted() {
    Layer same = conv(3, 1, Padding.SAME, 1, 0.1);
    Layer average = pool(Pool.Reduction.AVERAGE, 2, 2, Padding.VALID);
    Layer tanh = activation("tanh", new Tanh());
    return Stream.of(
        Arguments.of(
            "pre-activation residual blocks",
            graph(
                VECTOR,
                DENSE,
                parallel(Join.SUM, IDENTITY, List.of(RELU, DENSE)),
                parallel(Join.SUM, IDENTITY, List.of(new LayerNorm(1e-12), tanh, DENSE)),
                RELU,
                readout())),
        Arguments.of(
            "sum at the end",
            graph(VECTOR, DENSE, RELU, parallel(Join.SUM, IDENTITY, List.of(DENSE, RELU, DENSE)))),
        Arguments.of(
            "sum with one stale branch, then weights",
            graph(
                VECTOR,
                DENSE,
                RELU,
                parallel(Join.SUM, IDENTITY, List.of(DENSE)),
                DENSE,
                RELU,
                readout())),
        Arguments.of(
            "norm, scale, pool and flatten of Gaussians",
            graph(
                IMAGE,
                same,
                new LayerNorm(1e-12),
                new Scale(2),
                average,
                RELU,
                same,
                new Flatten(),
                RELU,
                readout())),
        Arguments.of(
            "global average of a Gaussian",
            graph(IMAGE, same, new GlobalAveragePool(), RELU, readout())),
        Arguments.of(
            "product with one branch without weights",
            graph(VECTOR, DENSE, parallel(Join.PRODUCT, List.of(RELU), List.of(DENSE)), readout())),
        Arguments.of("linear function of the data", graph(VECTOR, new Scale(2), DENSE, RELU)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void agreesWithBruteForce(String name, LayerGraph graph) {
    Matrix x = Grams.examples(graph.input().shape(), 3);
    Matrix[] expected = new BruteForceKernel(graph, new NtkScaling()).gram(x, x, true);
    Map<String, Matrix> found = Grams.gram(Grams.kernel(graph), x);
    Grams.agree(name, Map.of("nngp", expected[0], "ntk", expected[1]), found, 1e-12);
  }
}
