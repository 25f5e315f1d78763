package org.ntklab.cli.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.planned.PlannedNetwork;

/** Every named architecture has all three readings: finite, linearised and infinitely wide. */
class NamedArchitecturesTest {
  private static final int WIDTH = 6;
  private static final int OUTPUTS = 2;
  private static final int EXAMPLES = 5;
  private static final double ROUNDING = 1e-10;

  @ParameterizedTest
  @EnumSource(Named.class)
  void trains(Named architecture) {
    Matrix x = architecture.examples("x", EXAMPLES);
    double rate = 0.05 * 2 * EXAMPLES * OUTPUTS / largest(theta(architecture, x));
    try (Network network = create(architecture, rate)) {
      double before = loss(network, x);
      for (int step = 0; step < 20; step++) {
        step(network, x);
      }
      assertTrue(loss(network, x) < 0.99 * before, () -> before + " → " + loss(network, x));
    }
  }

  @ParameterizedTest
  @EnumSource(Named.class)
  void tangentKernelIsTheProductOfJacobians(Named architecture) {
    Matrix x = architecture.examples("x", EXAMPLES);
    try (Network network = create(architecture, 0.1)) {
      Matrix jacobian = jacobian((PlannedNetwork) network, x);
      Matrix expected = Blas.product(jacobian, jacobian.transpose());
      Matrix found = network.tangentKernel().full(x, x);
      assertEquals(0, found.addScaled(-1, expected).maxAbs(), ROUNDING * expected.maxAbs());
    }
  }

  @ParameterizedTest
  @EnumSource(Named.class)
  void linearisedNetworkIsTheFirstOrderOfAStep(Named architecture) {
    double error = firstOrderError(architecture, 1e-5);
    double half = firstOrderError(architecture, 0.5e-5);
    assertTrue(half < 0.3 * error, () -> error + " → " + half);
  }

  @ParameterizedTest
  @EnumSource(Named.class)
  void kernelAtInfiniteWidthIsFiniteAndPositive(Named architecture) throws InterruptedException {
    Matrix x = architecture.examples("x", 12);
    for (Map.Entry<String, Matrix> kernel : architecture.analytic(x).entrySet()) {
      double[] values = SymmetricEigen.of(kernel.getValue()).values();
      assertTrue(Double.isFinite(values[11]) && values[11] > 0, kernel.getKey());
      assertTrue(values[0] > -1e-12 * values[11], kernel.getKey() + " " + values[0]);
    }
  }

  private static double firstOrderError(Named architecture, double rate) {
    Matrix x = architecture.examples("x", EXAMPLES);
    try (Network network = create(architecture, rate)) {
      Matrix h = network.outputs(x);
      Matrix gradient = towardsTargets(h.copy());
      Matrix theta = network.tangentKernel().full(x, x);
      Matrix pull = Blas.product(theta, gradient.reshape(EXAMPLES * OUTPUTS, 1));
      h.addScaled(-rate, pull.reshape(EXAMPLES, OUTPUTS));
      step(network, x);
      return h.addScaled(-1, network.outputs(x)).frobeniusNorm();
    }
  }

  /** ∂h/∂w, rows examples and outputs, times the root of each array's rate. */
  private static Matrix jacobian(PlannedNetwork network, Matrix x) {
    ComputationGraph graph = network.computationGraph();
    Matrix rows = Matrix.zeros(x.rows() * OUTPUTS, (int) graph.numParams());
    for (int row = 0; row < rows.rows(); row++) {
      INDArray example = Nd4j.create(x.row(row / OUTPUTS)).reshape(1, x.columns());
      INDArray one = Nd4j.zeros(example.dataType(), 1, OUTPUTS);
      one.putScalar(0, row % OUTPUTS, 1);
      graph.feedForward(new INDArray[] {example}, true, false);
      Gradient gradient = graph.backpropGradient(one);
      int at = 0;
      for (Weight weight : network.graph().weights()) {
        double root = Math.sqrt(Named.NTK.scaling(weight).kernelRate());
        INDArray values = gradient.getGradientFor(weight.name().replace('/', '_'));
        for (double value : values.dup().data().asDouble()) {
          rows.set(row, at++, root * value);
        }
      }
    }
    return rows;
  }

  private static Network create(Named architecture, double rate) {
    return Named.part(NetworkFactory.class).create(architecture.describe(WIDTH, OUTPUTS, rate));
  }

  private static Matrix theta(Named architecture, Matrix x) {
    try (Network network = create(architecture, 1)) {
      return network.tangentKernel().full(x, x);
    }
  }

  private static double largest(Matrix theta) {
    double[] values = SymmetricEigen.of(theta).values();
    return values[values.length - 1];
  }

  private static void step(Network network, Matrix x) {
    network.step(x, NamedArchitecturesTest::towardsTargets);
  }

  private static double loss(Network network, Matrix x) {
    return network.outputs(x).addScaled(-1, targets()).frobeniusNorm();
  }

  private static Matrix towardsTargets(Matrix h) {
    return h.addScaled(-1, targets()).scale(1.0 / (EXAMPLES * OUTPUTS));
  }

  private static Matrix targets() {
    return Matrix.of(EXAMPLES, OUTPUTS, new RandomStreams(4).normals("y", EXAMPLES * OUTPUTS));
  }
}
