package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.Gelu;
import org.ntklab.models.activations.Polynomial;
import org.ntklab.models.activations.RectifiedMonomial;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.activations.Sign;
import org.ntklab.models.activations.Tanh;

/**
 * Inputs x, x again, 2x, −x and 0 through [dense, φ, dense], where K = E φ(u)φ(v) and Θ = K + k K̇
 * have one-dimensional formulas: v is a multiple of u.
 */
class ExactInputsTest {
  private static final double TOLERANCE = 1e-12;
  private static final int FEATURES = 6;
  private static final double[] MULTIPLES = {1, 1, 2, -1, 0, -2};

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of(new Relu()),
        Arguments.of(new Abs()),
        Arguments.of(new Erf()),
        Arguments.of(new Gelu()),
        Arguments.of(new Tanh()),
        Arguments.of(new Sign()),
        Arguments.of(new RectifiedMonomial(0)),
        Arguments.of(new RectifiedMonomial(1)),
        Arguments.of(new RectifiedMonomial(2)),
        Arguments.of(new RectifiedMonomial(3)),
        Arguments.of(new Polynomial(new double[] {0.3, -1, 0.5, 0.2})));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void multiplesOfOneInputFollowOneDimensionalFormulas(Activation phi) {
    Matrix x = multiples();
    LayerGraph graph =
        graph(Shape.vector(FEATURES), dense(1.2, 0), activation("phi", phi), readout());
    Map<String, Matrix> found = Grams.gram(Grams.kernel(graph), x);
    double p = 1.44 * square(x) / FEATURES;
    for (int i = 0; i < MULTIPLES.length; i++) {
      for (int j = 0; j < MULTIPLES.length; j++) {
        double a = MULTIPLES[i];
        double b = MULTIPLES[j];
        double k = OnLine.product(phi, Math.sqrt(p) * a, Math.sqrt(p) * b);
        double slope = a * b == 0 ? 0 : OnLine.slopes(phi, Math.sqrt(p) * a, Math.sqrt(p) * b);
        double theta = k + p * a * b * slope;
        String pair = "%s of %s x and %s x".formatted(phi, a, b);
        double scale = Math.max(1, Math.abs(theta) + Math.abs(k));
        assertEquals(k, found.get("nngp").get(i, j), TOLERANCE * scale, "K " + pair);
        assertEquals(theta, found.get("ntk").get(i, j), TOLERANCE * scale, "Θ " + pair);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void duplicatesAreAsTheOriginalThroughThreeLayers(Activation phi) {
    Matrix x = multiples();
    LayerGraph graph =
        graph(
            Shape.vector(FEATURES),
            dense(1.1, 0.1),
            activation("phi", phi),
            dense(0.9, 0),
            activation("phi", phi),
            readout());
    for (Matrix found : Grams.gram(Grams.kernel(graph), x).values()) {
      for (int j = 0; j < MULTIPLES.length; j++) {
        assertTrue(Double.isFinite(found.get(0, j)), phi + " " + j);
        double expected = found.get(0, j == 1 ? 0 : j);
        assertEquals(expected, found.get(1, j), TOLERANCE * found.maxAbs(), phi + " " + j);
      }
    }
  }

  private static Matrix multiples() {
    Matrix first = Grams.examples(Shape.vector(FEATURES), 1);
    Matrix x = Matrix.zeros(MULTIPLES.length, FEATURES);
    for (int i = 0; i < MULTIPLES.length; i++) {
      for (int j = 0; j < FEATURES; j++) {
        x.set(i, j, MULTIPLES[i] * first.get(0, j));
      }
    }
    return x;
  }

  private static double square(Matrix x) {
    Matrix first = x.rowRange(0, 1);
    return first.dot(first);
  }
}
