package org.ntklab.models.kernel;

import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.activations.AbRelu;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Cos;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.Exp;
import org.ntklab.models.activations.Gaussian;
import org.ntklab.models.activations.Gelu;
import org.ntklab.models.activations.Hermite;
import org.ntklab.models.activations.LeakyRelu;
import org.ntklab.models.activations.Monomial;
import org.ntklab.models.activations.Polynomial;
import org.ntklab.models.activations.Rbf;
import org.ntklab.models.activations.RectifiedMonomial;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.activations.Sigmoid;
import org.ntklab.models.activations.Sign;
import org.ntklab.models.activations.Silu;
import org.ntklab.models.activations.Sin;
import org.ntklab.models.activations.Softplus;
import org.ntklab.models.activations.Tanh;

/** Every activation through [dense, φ, dense, φ, dense], against quadrature in two dimensions. */
class ActivationsThroughNetworksTest {
  private static final double TOLERANCE = 1e-10;
  private static final int EXAMPLES = 4;
  private static final Shape SHAPE = Shape.vector(6);

  static Stream<Activation> functions() {
    return Stream.of(
        new Relu(),
        new Abs(),
        new Erf(),
        new Gelu(),
        new Tanh(),
        new Sigmoid(),
        new Silu(),
        new Softplus(),
        new Sign(),
        new Cos(1.2, 0.9, 0.4),
        new Sin(0.8, 1.1, 0.3),
        new Exp(0.7, 0.4),
        new Gaussian(1, -1),
        new Gaussian(0.5, 0.05),
        new Rbf(0.6),
        new LeakyRelu(0.01),
        new AbRelu(-0.3, 1.1),
        new Monomial(1),
        new Monomial(2),
        new Monomial(3),
        new RectifiedMonomial(1),
        new RectifiedMonomial(2),
        new RectifiedMonomial(3),
        new Hermite(2),
        new Hermite(3),
        new Polynomial(new double[] {0.2, 1, -0.3, 0.1}));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithQuadrature(Activation phi) {
    LayerGraph graph =
        graph(
            SHAPE,
            dense(0.8, 0.1),
            activation("phi", phi),
            dense(0.7, 0),
            activation("phi", phi),
            readout());
    Matrix x = Grams.examples(SHAPE, EXAMPLES);
    Matrix[] expected = new BruteForceKernel(graph, new NtkScaling()).gram(x, x, true);
    Map<String, Matrix> pair = Map.of("nngp", expected[0], "ntk", expected[1]);
    Grams.agree(phi.toString(), pair, Grams.gram(Grams.kernel(graph), x), TOLERANCE);
  }
}
