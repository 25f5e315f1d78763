package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.conv;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.pool;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.window.Padding;

/** Images with pixels of nothing, or of next to nothing. */
class DarkImagesTest {
  private static final double TOLERANCE = 1e-12;
  private static final double SINGLE = 1e-5;

  /** Opposite pixels, whose angle to π is only known to the root of a rounding. */
  private static final double SINGLE_OPPOSITE = 4e-4;

  private static final Shape IMAGE = new Shape(1, List.of(4, 3));
  private static final int SIZE = 12;

  static List<LayerGraph> graphs() {
    Layer same = conv(3, 1, Padding.SAME, 1.4, 0);
    Layer bias = conv(3, 1, Padding.SAME, 1.2, 0.1);
    Layer circular = conv(3, 1, Padding.CIRCULAR, 1.4, 0);
    Layer average = pool(Pool.Reduction.AVERAGE, 2, 2, Padding.SAME);
    Layer gap = new GlobalAveragePool();
    Layer flat = new Flatten();
    Layer erf = activation("erf", new Erf());
    Layer abs = activation("abs", new Abs());
    return List.of(
        graph(IMAGE, same, RELU, same, RELU, gap, readout()),
        graph(IMAGE, same, RELU, same, abs, flat, readout()),
        graph(IMAGE, circular, RELU, average, same, RELU, flat, readout()),
        graph(IMAGE, same, erf, bias, RELU, gap, readout()),
        graph(IMAGE, same, new LayerNorm(1e-12), RELU, gap, dense(1, 0.2), RELU, readout()));
  }

  /** One image of noise, one of a single pixel, that pixel's opposite, and one of zeros. */
  @ParameterizedTest
  @MethodSource("graphs")
  void dataOfZerosAgreeWithBruteForce(LayerGraph graph) {
    Matrix x = Matrix.zeros(4, SIZE);
    Matrix noise = Grams.examples(IMAGE, 1);
    for (int i = 0; i < SIZE; i++) {
      x.set(0, i, noise.get(0, i));
    }
    x.set(1, 7, 3);
    x.set(2, 7, -3);
    Matrix[] expected = new BruteForceKernel(graph, new NtkScaling()).gram(x, x, true);
    Map<String, Matrix> pair = Map.of("nngp", expected[0], "ntk", expected[1]);
    Grams.agree("double", pair, Grams.gram(Grams.kernel(graph), x), TOLERANCE);
    Grams.agree("single", pair, Grams.gram(Grams.kernel(graph, true), x), SINGLE_OPPOSITE);
  }

  /** Rounding errors of centred data: to all precision they are zeros. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-17, 1e-20, 1e-30, 1e-80, 1e-155, 1e-200})
  void pixelsOfNextToNothingAreZeros(double size) {
    Matrix zeros = Matrix.zeros(4, SIZE);
    Matrix dust = Matrix.zeros(4, SIZE);
    Matrix noise = Grams.examples(IMAGE, 4);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < SIZE; j++) {
        boolean dark = j / 3 < i;
        zeros.set(i, j, dark ? 0 : noise.get(i, j));
        dust.set(i, j, noise.get(i, j) * (dark ? size : 1));
      }
    }
    for (LayerGraph graph : graphs().subList(0, 3)) {
      for (boolean single : new boolean[] {false, true}) {
        Map<String, Matrix> expected = Grams.gram(Grams.kernel(graph, single), zeros);
        Map<String, Matrix> found = Grams.gram(Grams.kernel(graph, single), dust);
        Grams.agree("of " + size, expected, found, single ? SINGLE : 3 * size + TOLERANCE);
      }
    }
  }

  /** K = Θ = 0 for an image of zeros, and nothing is not a number. */
  @Test
  void anImageOfZerosHasNoKernel() {
    Matrix x = Matrix.zeros(2, SIZE);
    for (boolean single : new boolean[] {false, true}) {
      for (Matrix found : Grams.gram(Grams.kernel(graphs().get(0), single), x).values()) {
        assertEquals(0, found.maxAbs());
        assertTrue(Double.isFinite(found.get(0, 1)));
      }
    }
  }
}
