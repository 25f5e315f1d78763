package org.ntklab.models.layers.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.tangent.EmpiricalTangentKernel;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/** Ranges of output channels add up to the kernel, whatever their size. */
class ConvolutionKernelTest {
  private static final int CHANNELS = 5;
  private static final int OUTPUTS = 3;
  private static final double ROUNDING = 1e-13;
  private static final PatchShape SHAPE =
      new PatchShape(
          2,
          List.of(
              new AxisWindow(4, 3, 1, Padding.SAME), new AxisWindow(3, 2, 1, Padding.CIRCULAR)));
  private static final Rates RATES = new Rates(Map.of("W", 0.7, "b", 0.2));

  @Test
  void partsAddUp() {
    Signals x = signals("x", 7);
    Signals x2 = signals("x2", 4);
    for (Signals columns : List.of(x, x2)) {
      EmpiricalTangentKernel whole = kernel(x, columns, Long.MAX_VALUE);
      assertEquals(1, parts(x, columns, Long.MAX_VALUE));
      for (long most : new long[] {1, 600, 900}) {
        assertTrue(parts(x, columns, most) > 1);
        EmpiricalTangentKernel split = kernel(x, columns, most);
        Matrix rows = examples(x);
        Matrix others = columns.equals(x) ? rows : examples(columns);
        close(whole.full(rows, others), split.full(rows, others));
        close(whole.gram(rows, others), split.gram(rows, others));
        if (columns.equals(x)) {
          close(whole.layerGrams(rows).get("conv-1"), split.layerGrams(rows).get("conv-1"));
          Matrix identity = Matrix.identity(7 * OUTPUTS);
          Matrix applied = Matrix.zeros(7 * OUTPUTS, 7 * OUTPUTS);
          split.operator(rows).apply(identity, applied);
          close(whole.full(rows, rows), applied);
        }
      }
    }
  }

  @Test
  void arraysWithoutRateHaveNoPart() {
    Signals x = signals("x", 3);
    LayerKernel weights = new ConvolutionKernel(SHAPE, x, x, new Rates(Map.of("W", 0.7, "b", 0.0)));
    LayerKernel biases = new ConvolutionKernel(SHAPE, x, x, new Rates(Map.of("W", 0.0, "b", 0.2)));
    LayerKernel both = new ConvolutionKernel(SHAPE, x, x, RATES);
    Matrix sum = full(weights, x).addScaled(1, full(biases, x));
    close(full(both, x), sum);
  }

  private static Matrix full(LayerKernel kernel, Signals x) {
    Matrix examples = examples(x);
    return new EmpiricalTangentKernel(
            inputs -> Map.of("conv-1", x), Map.of("conv-1", (a, b) -> kernel), OUTPUTS)
        .full(examples, examples);
  }

  private static int parts(Signals x, Signals x2, long most) {
    return new ConvolutionKernel(SHAPE, x, x2, RATES, most).parts();
  }

  private static EmpiricalTangentKernel kernel(Signals x, Signals x2, long most) {
    return new EmpiricalTangentKernel(
        inputs -> Map.of("conv-1", inputs.rows() == x.inputs().rows() ? x : x2),
        Map.of("conv-1", (a, b) -> new ConvolutionKernel(SHAPE, a, b, RATES, most)),
        OUTPUTS);
  }

  private static Matrix examples(Signals of) {
    return Matrix.zeros(of.inputs().rows(), 1);
  }

  private static Signals signals(String name, int examples) {
    int positions = 12;
    return new Signals(
        normal(name + "/inputs", examples, 2 * positions),
        normal(name + "/signals", examples * OUTPUTS, CHANNELS * positions));
  }

  private static Matrix normal(String name, int rows, int columns) {
    return Matrix.of(rows, columns, new RandomStreams(1).normals(name, rows * columns));
  }

  private static void close(Matrix expected, Matrix found) {
    double off = found.copy().addScaled(-1, expected).maxAbs();
    assertEquals(0, off, ROUNDING * expected.maxAbs());
  }
}
