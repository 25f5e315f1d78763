package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.parallel;
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
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.LeakyRelu;
import org.ntklab.models.kernel.execution.AnalyticKernel;
import org.ntklab.models.kernel.execution.KernelTiles;
import org.ntklab.models.kernel.program.KernelProgram;

/** Kernels of vectors in single precision against those in double precision. */
class SingleVectorsTest {
  /** Relative to each entry. */
  private static final double TOLERANCE = 1e-5;

  private static final Shape VECTOR = Shape.vector(40);

  /** In the last of them neighbours are nearly parallel, and of different lengths. */
  private static final int COUNT = 50;

  static Stream<Arguments> graphs() {
    return Stream.of(
        arguments("relu", graph(VECTOR, dense(1.4, 0), RELU, dense(1.4, 0), RELU, readout())),
        arguments(
            "relu, biases",
            graph(VECTOR, dense(1.4, 0.3), RELU, dense(1.4, 0.1), RELU, dense(1.4, 0.2), RELU)),
        arguments(
            "leaky, residual",
            graph(
                VECTOR,
                dense(1, 0.1),
                parallel(
                    Join.SUM,
                    List.of(),
                    List.of(activation("leaky-relu", new LeakyRelu(0.2)), dense(1, 0.1))),
                RELU,
                readout())),
        arguments(
            "erf, which has no loop in single precision",
            graph(
                VECTOR,
                dense(1.4, 0.1),
                RELU,
                dense(1, 0),
                activation("erf", new Erf()),
                readout())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void agreesWithDouble(String name, LayerGraph graph) throws InterruptedException {
    Matrix x = examples();
    Matrix some = x.rowRange(COUNT / 2, COUNT);
    KernelProgram program = KernelProgram.of(graph, new NtkScaling());
    AnalyticKernel wide = new AnalyticKernel(program, false);
    AnalyticKernel narrow = new AnalyticKernel(program, true);
    List<String> both = List.of("nngp", "ntk");
    agree(name, gram(wide.tiles(x, both)), gram(narrow.tiles(x, both)));
    agree(name, gram(wide.tiles(some, x, both)), gram(narrow.tiles(some, x, both)));
  }

  private static Matrix examples() {
    int size = VECTOR.size();
    Matrix x = Matrix.of(COUNT, size, new RandomStreams(2).normals("x", COUNT * size));
    double apart = 1e-6;
    for (int i = COUNT - 10; i < COUNT; i++) {
      for (int j = 0; j < size; j++) {
        x.set(i, j, 1.05 * x.get(i - 1, j) + (j % 3 == 0 ? apart : 0));
      }
    }
    return x;
  }

  private static Map<String, Matrix> gram(KernelTiles tiles) throws InterruptedException {
    return new GramComputation(tiles, 16, 37, 1, GramListener.NONE).inMemory();
  }

  private static void agree(String name, Map<String, Matrix> expected, Map<String, Matrix> found) {
    for (Map.Entry<String, Matrix> kernel : expected.entrySet()) {
      Matrix wide = kernel.getValue();
      for (int i = 0; i < wide.rows(); i++) {
        for (int j = 0; j < wide.columns(); j++) {
          String where = "%s %s [%d, %d]".formatted(name, kernel.getKey(), i, j);
          double tolerance = TOLERANCE * Math.abs(wide.get(i, j));
          assertEquals(wide.get(i, j), found.get(kernel.getKey()).get(i, j), tolerance, where);
        }
      }
    }
  }
}
