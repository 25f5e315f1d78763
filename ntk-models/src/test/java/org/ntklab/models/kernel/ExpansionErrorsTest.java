package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.Sigmoid;
import org.ntklab.models.activations.Silu;
import org.ntklab.models.activations.Softplus;
import org.ntklab.models.activations.Tanh;

/** Functions without a closed form, over variances far from 1 and all angles. */
class ExpansionErrorsTest {
  private static final double[] COSINES = {1, 0.9999, 0.99, 0.9, 0.3, -0.6, -0.99, -1};
  private static final double ROUNDING = 1e-12;

  /** K̇ is the difference of two much larger numbers. */
  private static final double SMALL_VARIANCE = 1e-10;

  /** The far power of a cosine that is 1 but for a rounding. */
  private static final double EQUAL_SLOPE = 1e-8;

  /** A plugin's function with kinks, which it tells of. */
  record HardTanh() implements Activation {
    @Override
    public double value(double x) {
      return Math.max(-1, Math.min(1, x));
    }

    @Override
    public double derivative(double x) {
      return Math.abs(x) < 1 ? 1 : 0;
    }

    @Override
    public double[] kinks() {
      return new double[] {-1, 1};
    }
  }

  /** Function, standard deviation of its input, nodes of a quadrature, errors of K and of K̇. */
  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of(new Tanh(), 0.01, 200, ROUNDING, SMALL_VARIANCE),
        Arguments.of(new Tanh(), 1, 200, ROUNDING, ROUNDING),
        Arguments.of(new Tanh(), 3, 400, ROUNDING, ROUNDING),
        Arguments.of(new Tanh(), 10, 1200, 5e-8, 1e-4),
        Arguments.of(new Sigmoid(), 0.01, 200, ROUNDING, SMALL_VARIANCE),
        Arguments.of(new Sigmoid(), 10, 800, 1e-11, 1e-8),
        Arguments.of(new Silu(), 0.01, 200, ROUNDING, SMALL_VARIANCE),
        Arguments.of(new Silu(), 10, 800, ROUNDING, 3e-9),
        Arguments.of(new Softplus(), 10, 800, ROUNDING, 3e-11),
        Arguments.of(new HardTanh(), 0.1, 400, ROUNDING, ROUNDING),
        // The quadrature's own error, of its step for K̇.
        Arguments.of(new HardTanh(), 1, 1600, 2e-5, 4e-3),
        Arguments.of(new HardTanh(), 10, 1600, 2e-4, 1e-2));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void errorsStayBelowTheStatedOnes(
      Activation phi, double std, int nodes, double ofK, double ofSlope) {
    double p = std * std;
    double[] self = DualByQuadrature.of(phi, p, p, p, nodes);
    for (double c : COSINES) {
      double[] expected = DualByQuadrature.of(phi, p, p, p * c, nodes);
      double[] found = dual(phi, std, c);
      assertEquals(expected[0], found[0], ofK * self[0], "K at " + c);
      assertEquals(expected[1], found[1], ofSlope * self[1], "K̇ at " + c);
    }
  }

  /** Duplicates, and the diagonals of Gram matrices: exact however many terms a series has. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 3, 10, 30, 100})
  void equalAndOppositePairsAreExact(double std) {
    for (Activation phi : new Activation[] {new Tanh(), new Sigmoid(), new Silu()}) {
      for (double c : new double[] {1, -1}) {
        double[] found = dual(phi, std, c);
        double k = OnLine.product(phi, std, std * c);
        double slope = OnLine.slopes(phi, std, std * c);
        assertEquals(k, found[0], 1e-11 * OnLine.product(phi, std, std), phi + " K at " + c);
        double scale = OnLine.slopes(phi, std, std);
        assertEquals(slope, found[1], EQUAL_SLOPE * scale, phi + " K̇ at " + c);
      }
    }
  }

  /** E φ′² = P(|u| < 1) = erf(1/√(2p)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 10, 100})
  void derivativesOfEqualPairsAreExactWithKinks(double std) {
    double expected = new Erf().value(1 / (std * Math.sqrt(2)));
    assertEquals(expected, dual(new HardTanh(), std, 1)[1], EQUAL_SLOPE * expected);
    assertEquals(expected, dual(new HardTanh(), std, -1)[1], EQUAL_SLOPE * expected);
  }

  /** K and K̇ of two inputs at an angle, from K and Θ = K + k K̇ of [dense, φ, dense]. */
  private static double[] dual(Activation phi, double std, double c) {
    LayerGraph graph = graph(Shape.vector(2), dense(std, 0), activation("phi", phi), readout());
    double root = Math.sqrt(2);
    Matrix x = Matrix.of(1, 2, new double[] {root, 0});
    Matrix x2 = Matrix.of(1, 2, new double[] {root * c, root * Math.sqrt(1 - c * c)});
    Map<String, Matrix> found = Grams.gram(Grams.kernel(graph), x, x2);
    double k = found.get("nngp").get(0, 0);
    return new double[] {k, (found.get("ntk").get(0, 0) - k) / (std * std * c)};
  }
}
