package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/** The kernel's rates are those that the optimiser steps with. */
class FirstOrderTest {
  private static final int FEATURES = 4;
  private static final int OUTPUTS = 3;
  private static final double BIAS = 0.3;
  private static final double LARGE = 1e-3;
  private static final int HALVINGS = 3;

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void aStepMovesOutputsByTheKernelToSecondOrder(Wiring wiring) {
    LayerGraph graph = wiring.graph(FEATURES, 16, OUTPUTS, BIAS);
    double first = error(graph, LARGE);
    double last = error(graph, LARGE / (1 << HALVINGS));
    double slope = Math.log(first / last) / (HALVINGS * Math.log(2));
    assertEquals(2, slope, 0.1);
    assertTrue(last > 0);
  }

  /** Of h(η) − (h − η Θ ∂L/∂h), at the training points and at others. */
  private static double error(LayerGraph graph, double eta) {
    Matrix x = Networks.normal("x", 7, FEATURES);
    Matrix y = Networks.normal("y", 7, OUTPUTS);
    Matrix probe = Networks.normal("probe", 5, FEATURES);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph).withLearningRate(eta))) {
      Matrix gradient = Networks.towards(y).apply(network.outputs(x));
      Matrix onTrain = expected(network, x, x, gradient, eta);
      Matrix onProbe = expected(network, probe, x, gradient, eta);
      Networks.train(network, x, y, 1);
      return onTrain.addScaled(-1, network.outputs(x)).frobeniusNorm()
          + onProbe.addScaled(-1, network.outputs(probe)).frobeniusNorm();
    }
  }

  private static Matrix expected(
      Dl4jNetwork network, Matrix points, Matrix x, Matrix gradient, double eta) {
    Matrix theta = network.tangentKernel().full(points, x);
    Matrix pull = Blas.product(theta, gradient.reshape(x.rows() * OUTPUTS, 1));
    return network.outputs(points).addScaled(-eta, pull.reshape(points.rows(), OUTPUTS));
  }
}
