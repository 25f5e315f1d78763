package org.ntklab.models.kernel.execution;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.conv;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.parallel;
import static org.ntklab.models.kernel.Graphs.pool;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.kernel.Grams;
import org.ntklab.models.kernel.NtkScaling;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.window.Padding;

/** Offsets side by side on a torus against one offset after the other. */
class TorusTwinsTest {
  private static final double DOUBLE = 1e-12;
  private static final double SINGLE = 1e-5;
  private static final int EXAMPLES = 3;
  private static final int BESIDE = 2;

  private static final Layer SAME = conv(3, 1, Padding.SAME, 1.3, 0);
  private static final Layer BIAS = conv(3, 1, Padding.SAME, 1.2, 0.2);
  private static final Layer CIRCULAR = conv(3, 1, Padding.CIRCULAR, 1.3, 0.1);
  private static final Layer FIVE = conv(5, 1, Padding.SAME, 1.1, 0.1);
  private static final Layer EVEN = conv(2, 1, Padding.SAME, 1.1, 0.1);
  private static final Layer VALID = conv(2, 1, Padding.VALID, 1.1, 0.1);
  private static final Layer AVERAGE = pool(Pool.Reduction.AVERAGE, 2, 2, Padding.SAME);
  private static final Layer TURNING = pool(Pool.Reduction.AVERAGE, 2, 1, Padding.CIRCULAR);
  private static final Layer GAP = new GlobalAveragePool();
  private static final Layer FLAT = new Flatten();

  static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (int size : new int[] {1, 2, 3, 5, 8}) {
      shapes.add(new Shape(2, List.of(size, size)));
      shapes.add(new Shape(3, List.of(size)));
    }
    shapes.add(new Shape(1, List.of(2, 7)));
    shapes.add(new Shape(2, List.of(7, 3)));
    shapes.add(new Shape(1, List.of(1, 6)));
    return shapes;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stacksOfOnePaddingAgree(Shape shape) {
    for (Layer layer : List.of(SAME, BIAS, CIRCULAR, FIVE, EVEN)) {
      agree(graph(shape, layer, RELU, layer, RELU, layer, RELU, GAP, readout()));
      agree(graph(shape, layer, RELU, layer, RELU, FLAT, readout()));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void mixedStacksAgree(Shape shape) {
    Layer erf = activation("erf", new Erf());
    Layer abs = activation("abs", new Abs());
    agree(graph(shape, SAME, erf, FIVE, abs, EVEN, RELU, GAP));
    agree(graph(shape, SAME, RELU, CIRCULAR, RELU, SAME, RELU, GAP));
    agree(graph(shape, CIRCULAR, RELU, SAME, abs, FLAT, readout()));
    agree(
        graph(
            shape,
            SAME,
            parallel(Join.SUM, List.of(), List.of(RELU, BIAS, RELU, SAME)),
            RELU,
            GAP,
            readout()));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stacksBetweenPoolsAgree(Shape shape) {
    agree(graph(shape, SAME, RELU, AVERAGE, BIAS, RELU, AVERAGE, SAME, RELU, GAP));
    agree(graph(shape, AVERAGE, CIRCULAR, RELU, AVERAGE, SAME, RELU, FLAT, readout()));
    boolean isWide = shape.positions().stream().allMatch(size -> size > 1);
    if (isWide) {
      agree(graph(shape, TURNING, CIRCULAR, RELU, TURNING, GAP));
      agree(graph(shape, VALID, RELU, SAME, RELU, GAP));
      agree(graph(shape, SAME, RELU, VALID, RELU, FLAT));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void rectangularKernelsAgree(Shape shape) {
    if (shape.positions().size() == 2) {
      Layer wide = conv(List.of(1, 3), List.of(1), Padding.SAME, 1.2, 0.1);
      Layer tall = conv(List.of(4, 2), List.of(1), Padding.SAME, 1.2, 0);
      Layer turning = conv(List.of(3, 1), List.of(1), Padding.CIRCULAR, 1.2, 0);
      agree(graph(shape, wide, RELU, tall, RELU, GAP));
      agree(graph(shape, tall, RELU, turning, RELU, wide, RELU, GAP, readout()));
    }
  }

  private static void agree(LayerGraph graph) {
    KernelProgram program = KernelProgram.of(graph, new NtkScaling());
    Matrix x = Grams.examples(graph.input().shape(), EXAMPLES);
    Matrix beside = Grams.examples(graph.input().shape(), EXAMPLES + BESIDE);
    Map<String, Matrix> plain = gram(new AnalyticKernel(program, false, false), x);
    Grams.agree(
        "double " + graph, plain, gram(new AnalyticKernel(program, false, true), x), DOUBLE);
    Grams.agree("single", plain, gram(new AnalyticKernel(program, true, true), x), SINGLE);
    Grams.agree("single plain", plain, gram(new AnalyticKernel(program, true, false), x), SINGLE);
    Grams.agree(
        "rectangular",
        Grams.gram(new AnalyticKernel(program, false, false), x, beside),
        Grams.gram(new AnalyticKernel(program, false, true), x, beside),
        DOUBLE);
  }

  private static Map<String, Matrix> gram(AnalyticKernel kernel, Matrix x) {
    return Grams.gram(kernel, x);
  }

  @org.junit.jupiter.api.Test
  void aStackOfStrideOneRunsOnTheTorus() {
    LayerGraph graph = graph(shapes().get(8), SAME, RELU, SAME, RELU, GAP);
    Plan plan = Plan.of(KernelProgram.of(graph, new NtkScaling()), true);
    assertTrue(plan.targets().stream().anyMatch(target -> target.chain().torus()));
  }
}
