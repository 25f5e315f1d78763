package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.gram.GramComputation;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.LeakyRelu;
import org.ntklab.models.activations.Tanh;
import org.ntklab.models.kernel.execution.AnalyticKernel;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.layers.attention.Attention;
import org.ntklab.models.layers.attention.Mechanism;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.layers.window.Padding;

/** The engine against covariances propagated by brute force, graph by graph. */
class EngineTest {
  private static final double TOLERANCE = 1e-12;
  private static final Shape VECTOR = Shape.vector(7);
  private static final Shape IMAGE = new Shape(2, List.of(6, 5));
  private static final Shape SMALL = new Shape(2, List.of(3, 2));
  private static final Shape SIGNAL = new Shape(3, List.of(7));

  static Stream<Arguments> graphs() {
    Layer erf = activation("erf", new Erf());
    Layer tanh = activation("tanh", new Tanh());
    Layer abs = activation("abs", new Abs());
    Layer leaky = activation("leaky-relu", new LeakyRelu(0.2));
    Layer flat = new Flatten();
    Layer gap = new GlobalAveragePool();
    Layer half = conv(3, 2, Padding.SAME, 1.2, 0.1);
    Layer same = conv(3, 1, Padding.SAME, 1.3, 0);
    Layer bias = conv(3, 1, Padding.SAME, 1.3, 0.2);
    Layer valid = conv(3, 1, Padding.VALID, 1.1, 0.1);
    Layer circular = conv(3, 1, Padding.CIRCULAR, 1.1, 0);
    Layer average = pool(Pool.Reduction.AVERAGE, 2, 2, Padding.VALID);
    Layer overlapping = pool(Pool.Reduction.AVERAGE, 3, 2, Padding.SAME);
    Layer sum = pool(Pool.Reduction.SUM, 2, 1, Padding.VALID);
    Width n = new Width(Width.Unit.N, 1, 1);
    Layer softmax =
        new Attention(
            n, n, n, 2, Mechanism.SOFTMAX, new Attention.Deviations(1.1, 0.9, 1.2, 0.8), 0.3);
    Layer identity =
        new Attention(n, n, n, 1, Mechanism.IDENTITY, new Attention.Deviations(1, 1, 1, 1), 0);
    return Stream.of(
        arguments("linear", graph(VECTOR, dense(1.5, 0))),
        arguments("linear with bias", graph(VECTOR, dense(1.5, 0.4), readout())),
        arguments("relu", graph(VECTOR, dense(1.4, 0), RELU, dense(1.4, 0), RELU, readout())),
        arguments("relu, biases", graph(VECTOR, dense(1.4, 0.3), RELU, dense(1.4, 0.2), RELU)),
        arguments("leaky, abs", graph(VECTOR, dense(1, 0), leaky, dense(1, 0.1), abs, readout())),
        arguments("erf", graph(VECTOR, dense(1.4, 0), erf, dense(1.4, 0.1), erf, readout())),
        arguments("tanh", graph(VECTOR, dense(1.4, 0), tanh, dense(1.4, 0.1), tanh, readout())),
        arguments(
            "norm, dropout, scale",
            graph(
                VECTOR,
                dense(1.4, 0.3),
                new LayerNorm(1e-12),
                RELU,
                new Dropout(0.7),
                new Scale(1.3),
                dense(1, 0),
                RELU,
                readout())),
        arguments(
            "residual",
            graph(
                VECTOR,
                dense(1, 0),
                parallel(Join.SUM, List.of(), List.of(RELU, dense(1, 0.1))),
                parallel(Join.SUM, List.of(), List.of(RELU, dense(0.8, 0.1))),
                RELU,
                readout())),
        arguments(
            "three branches, nested",
            graph(
                VECTOR,
                dense(1, 0),
                parallel(
                    Join.SUM,
                    List.of(),
                    List.of(RELU, dense(1, 0), new Scale(0.5)),
                    List.of(
                        parallel(Join.SUM, List.of(dense(1, 0)), List.of(tanh, dense(0.3, 0))))),
                RELU,
                readout())),
        arguments(
            "product and concatenation",
            graph(
                VECTOR,
                parallel(
                    Join.CONCATENATE,
                    List.of(),
                    List.of(dense(1, 0.1), RELU),
                    List.of(
                        parallel(
                            Join.PRODUCT, List.of(dense(1, 0)), List.of(dense(1, 0.2), tanh)))),
                dense(1.2, 0),
                RELU,
                readout())),
        arguments("flatten first", graph(IMAGE, flat, dense(1.4, 0), RELU, readout())),
        arguments("conv, flatten", graph(IMAGE, same, RELU, same, RELU, flat, readout())),
        arguments("conv, bias, flatten", graph(SMALL, bias, RELU, bias, erf, flat, readout())),
        arguments("conv, gap", graph(IMAGE, same, RELU, bias, RELU, gap, readout())),
        arguments("gap before more", graph(IMAGE, same, RELU, gap, dense(1.4, 0), RELU, readout())),
        arguments("conv ends in gap", graph(SMALL, bias, tanh, same, erf, gap)),
        arguments("strides", graph(IMAGE, half, RELU, half, RELU, gap, readout())),
        arguments("valid", graph(IMAGE, valid, RELU, valid, leaky, flat, readout())),
        arguments("circular", graph(IMAGE, circular, RELU, circular, RELU, gap, readout())),
        arguments(
            "circular, strided, then valid",
            graph(
                IMAGE,
                conv(List.of(4, 2), List.of(2, 1), Padding.CIRCULAR, 1.1, 0.1),
                RELU,
                conv(2, 1, Padding.VALID, 1, 0),
                RELU,
                gap)),
        arguments(
            "circular along one axis",
            graph(
                IMAGE,
                conv(List.of(1, 3), List.of(1), Padding.CIRCULAR, 1.1, 0.1),
                RELU,
                same,
                RELU,
                flat)),
        arguments(
            "rectangular kernels",
            graph(
                IMAGE,
                conv(List.of(3, 2), List.of(1, 2), Padding.SAME, 1.2, 0),
                RELU,
                conv(List.of(1, 3), List.of(1), Padding.SAME, 1, 0.1),
                RELU,
                gap)),
        arguments(
            "average pools between",
            graph(IMAGE, same, RELU, average, same, RELU, flat, readout())),
        arguments(
            "one window that leaves out an edge",
            graph(SMALL, same, RELU, average, same, RELU, flat, readout())),
        arguments(
            "overlapping pools, padding",
            graph(IMAGE, bias, RELU, overlapping, same, RELU, overlapping, bias, RELU, gap)),
        arguments("sum pool of data", graph(IMAGE, sum, same, RELU, sum, flat, readout())),
        arguments(
            "circular pool",
            graph(
                IMAGE,
                same,
                RELU,
                pool(Pool.Reduction.AVERAGE, 2, 1, Padding.CIRCULAR),
                same,
                RELU,
                flat)),
        arguments(
            "convolutional residual blocks",
            graph(
                IMAGE,
                same,
                parallel(Join.SUM, List.of(), List.of(RELU, bias, RELU, same)),
                parallel(
                    Join.SUM,
                    List.of(conv(1, 2, Padding.SAME, 1, 0)),
                    List.of(new LayerNorm(1e-12), RELU, half)),
                RELU,
                gap,
                readout())),
        arguments(
            "pools on branches",
            graph(
                IMAGE,
                same,
                parallel(
                    Join.CONCATENATE,
                    List.of(RELU, pool(Pool.Reduction.AVERAGE, 2, 2, Padding.SAME)),
                    List.of(half, RELU),
                    List.of(RELU, pool(Pool.Reduction.AVERAGE, 3, 2, Padding.SAME))),
                same,
                RELU,
                new Dropout(0.8),
                gap,
                new Scale(2),
                readout())),
        arguments("signals", graph(SIGNAL, same, RELU, average, bias, tanh, gap, readout())),
        arguments("dropout of images", graph(IMAGE, same, RELU, new Dropout(0.6), same, RELU, gap)),
        arguments(
            "attention", graph(SIGNAL, same, RELU, softmax, RELU, same, RELU, flat, readout())),
        arguments("attention twice", graph(SIGNAL, identity, RELU, softmax, gap, readout())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void agreesWithBruteForce(String name, LayerGraph graph) throws InterruptedException {
    Shape shape = graph.input().shape();
    Matrix x = examples(shape, 4);
    Matrix[] expected = new BruteForceKernel(graph, new NtkScaling()).gram(x, x, true);
    Map<String, Matrix> found = gram(graph, x, false);
    agree(name + " nngp", expected[0], found.get("nngp"), TOLERANCE);
    agree(name + " ntk", expected[1], found.get("ntk"), TOLERANCE);
  }

  static Map<String, Matrix> gram(LayerGraph graph, Matrix x, boolean single)
      throws InterruptedException {
    KernelProgram program = KernelProgram.of(graph, new NtkScaling());
    AnalyticKernel kernel = new AnalyticKernel(program, single);
    return new GramComputation(kernel.tiles(x, List.of("nngp", "ntk")), 3, 4, 1, GramListener.NONE)
        .inMemory();
  }

  private static Matrix examples(Shape shape, int count) {
    return Matrix.of(count, shape.size(), new RandomStreams(1).normals("x", count * shape.size()));
  }

  private static void agree(String what, Matrix expected, Matrix found, double tolerance) {
    double scale = expected.maxAbs();
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        String where = what + " [" + i + ", " + j + "]";
        assertEquals(expected.get(i, j), found.get(i, j), tolerance * scale, where);
      }
    }
  }
}
