package org.ntklab.models.layers.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.contraction.StripMemory;
import org.ntklab.models.contraction.TangentTerm;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.tangent.EmpiricalTangentKernel;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/** Gradients, pairs of windows and the plain way give one tangent kernel of a convolution. */
class ConvolutionContractionTest {
  private static final int CHANNELS = 3;
  private static final int OUTPUT_CHANNELS = 5;
  private static final int OUTPUTS = 2;

  static Stream<Arguments> windows() {
    return Stream.of(
            List.of(same(3, 3), same(2, 3)),
            List.of(new AxisWindow(4, 2, 2, Padding.VALID), same(3, 2)),
            List.of(new AxisWindow(5, 3, 1, Padding.CIRCULAR)),
            List.of(new AxisWindow(1, 1, 1, Padding.VALID)))
        .flatMap(
            axes ->
                Stream.of(Precision.values())
                    .flatMap(
                        precision ->
                            Stream.of(0.0, 0.7).map(bias -> Arguments.of(axes, precision, bias))));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void allWaysAgree(List<AxisWindow> axes, Precision precision, double biasRate) {
    PatchShape shape = new PatchShape(CHANNELS, axes);
    Rates rates = new Rates(Map.of("W", 0.3, "b", biasRate));
    double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    try (LayerMemory x = memory("x", shape, 5, precision);
        LayerMemory x2 = memory("x2", shape, 3, precision)) {
      for (boolean mean : new boolean[] {false, true}) {
        Matrix expected = plain(shape, rates, x, x2, mean);
        for (ConvolutionContraction.Way way : ConvolutionContraction.Way.values()) {
          for (long most : new long[] {1, 1L << 20}) {
            ConvolutionContraction rule = new ConvolutionContraction(shape, way, most);
            close(expected, sum(rule, x, x2, rates, mean), tolerance);
            close(plain(shape, rates, x, x, mean), sum(rule, x, x, rates, mean), tolerance);
          }
        }
      }
    }
  }

  private static void close(Matrix expected, Matrix found, double tolerance) {
    Matrix difference = found.copy().addScaled(-1, expected);
    // Of a symmetric kernel only the upper triangle is promised.
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = expected.rows() == expected.columns() ? i : 0; j < expected.columns(); j++) {
        assertEquals(0, difference.get(i, j), tolerance * expected.maxAbs());
      }
    }
  }

  private static Matrix sum(
      ConvolutionContraction rule, LayerMemory x, LayerMemory x2, Rates rates, boolean mean) {
    int each = mean ? 1 : OUTPUTS;
    Matrix sum = Matrix.zeros(x.examples() * each, x2.examples() * each);
    for (Supplier<TangentTerm> term : rule.terms(x, x2, rates, mean, 2)) {
      try (TangentTerm made = term.get();
          StripMemory memory = new StripMemory()) {
        for (int from = 0; from < x2.examples(); from += 2) {
          int to = Math.min(from + 2, x2.examples());
          made.add(from, to, x.isSameAs(x2) ? to : x.examples(), sum, memory);
        }
      }
    }
    return sum;
  }

  private static Matrix plain(
      PatchShape shape, Rates rates, LayerMemory x, LayerMemory x2, boolean mean) {
    Matrix rows = Matrix.zeros(x.examples(), 1);
    Matrix columns = x.isSameAs(x2) ? rows : Matrix.zeros(x2.examples(), 1);
    EmpiricalTangentKernel kernel =
        new EmpiricalTangentKernel(
            of -> Map.of("conv-1", signals(of == rows ? x : x2)),
            Map.of("conv-1", (a, b) -> new ConvolutionKernel(shape, a, b, rates)),
            OUTPUTS);
    return mean ? kernel.gram(rows, columns) : kernel.full(rows, columns);
  }

  private static Signals signals(LayerMemory x) {
    Matrix inputs = Matrix.zeros(x.examples(), x.inputSize());
    Matrix signals = Matrix.zeros(x.examples() * x.outputs(), x.outputSize());
    x.inputs().copyTo(inputs);
    x.signals().copyTo(signals);
    return new Signals(inputs, signals);
  }

  private static LayerMemory memory(
      String name, PatchShape shape, int examples, Precision precision) {
    int inputs = shape.patches().inputs();
    int size = OUTPUT_CHANNELS * shape.patches().columns();
    LayerMemory memory = LayerMemory.of(precision, examples, OUTPUTS, inputs, size);
    RandomStreams random = new RandomStreams(7);
    memory.inputs().assign(Matrix.of(examples, inputs, random.normals(name, examples * inputs)));
    int rows = examples * OUTPUTS;
    memory.signals().assign(Matrix.of(rows, size, random.normals(name + "/b", rows * size)));
    return memory;
  }

  private static AxisWindow same(int extent, int size) {
    return new AxisWindow(extent, size, 1, Padding.SAME);
  }
}
