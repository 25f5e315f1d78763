package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.functionspace.LinearisedDynamics;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.layers.dense.Dense;

/** Rates above the linearised network's limit, where the network itself has a law of its own. */
class CatapultTest {
  private static final int WIDTH = 207;
  private static final int STEPS = 60;
  private static final double ROUNDING = 1e-12;
  private static final Matrix ONE = Matrix.of(1, 1, 1.0);
  private static final Matrix ZERO = Matrix.zeros(1, 1);

  /**
   * f = v·u/√n on one example with target 0: f′ = f (1 − ηλ + η²f²/n), λ′ = λ + (ηf²/n)(ηλ − 4).
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1.9, 2.5, 3.5})
  @Reference(key = "lewkowycz2020", where = "Section 2.1")
  void twoLayerLinearNetworkFollowsItsExactLaw(double etaLambda) {
    try (Dl4jNetwork network = linear(etaLambda)) {
      double eta = etaLambda / startingLambda();
      double f = output(network);
      double lambda = lambda(network);
      for (int step = 0; step < STEPS; step++) {
        double kick = eta * f * f / WIDTH;
        double nextLambda = lambda + kick * (eta * lambda - 4);
        double nextF = f * (1 - eta * lambda + eta * kick);
        Networks.train(network, ONE, ZERO, 1);
        // f is a sum of both signs, whose terms have the size of λ.
        assertEquals(nextF, output(network), ROUNDING * lambda);
        assertEquals(nextLambda, lambda(network), ROUNDING * lambda);
        f = output(network);
        lambda = lambda(network);
      }
    }
  }

  @Test
  void networkSurvivesWhereItsLinearisationDiverges() {
    double etaLambda = 2.1;
    try (Dl4jNetwork network = linear(etaLambda)) {
      double eta = etaLambda / startingLambda();
      LinearisedDynamics linear = linearised(network, ONE, ZERO);
      double start = Math.abs(output(network));
      for (int step = 1; step <= 200; step++) {
        linear.step(eta);
        double grown = start * Math.pow(etaLambda - 1, step);
        assertEquals(grown, linear.trainOutputs().maxAbs(), 1e-10 * grown);
      }
      Networks.train(network, ONE, ZERO, 2000);
      assertTrue(Math.abs(output(network)) < 1e-6 * start, "the network diverged too");
      assertTrue(eta * lambda(network) < 2, "it settled where steps are stable");
    }
  }

  @Test
  void halfTheLimitOfTheLinearisationConvergesAndJustAboveItDiverges() {
    LayerGraph graph =
        Wiring.graph(List.of(Wiring.dense(64, 0.3), Wiring.RELU, Wiring.last(0.3)), 4, 2);
    Matrix x = Networks.normal("x", 13, 4);
    Matrix y = Networks.normal("y", 13, 2);
    try (Dl4jNetwork network =
        Networks.create(Networks.with(Powers.NTK, Networks.describe(graph)))) {
      Matrix theta = network.tangentKernel().full(x, x);
      double[] values = SymmetricEigen.of(theta).values();
      double lambdaMax = Math.max(values[0], values[values.length - 1]);
      double limit = 2 * x.rows() * 2 / lambdaMax;
      LinearisedDynamics half = linearised(network, x, y);
      LinearisedDynamics above = linearised(network, x, y);
      double loss = loss(half, y);
      double start = loss;
      for (int step = 0; step < 500; step++) {
        half.step(0.5 * limit);
        above.step(1.05 * limit);
        assertTrue(loss(half, y) <= loss);
        loss = loss(half, y);
      }
      assertTrue(loss < 0.05 * start, "slow modes are left, large ones are gone");
      assertTrue(loss(above, y) > 1e6 * start);
    }
  }

  private static LinearisedDynamics linearised(Dl4jNetwork network, Matrix x, Matrix y) {
    MatrixOperator theta = new MatrixOperator(network.tangentKernel().full(x, x));
    return new LinearisedDynamics(
        LinearRecursion.sgd(),
        (f, into) -> into.assign(Networks.towards(y).apply(f.copy())),
        theta,
        network.outputs(x),
        theta,
        network.outputs(x));
  }

  private static double loss(LinearisedDynamics dynamics, Matrix y) {
    return dynamics.trainOutputs().copy().addScaled(-1, y).frobeniusNorm();
  }

  private static double startingLambda() {
    try (Dl4jNetwork network = Networks.create(description())) {
      return lambda(network);
    }
  }

  private static Dl4jNetwork linear(double etaLambda) {
    return Networks.create(description().withLearningRate(etaLambda / startingLambda()));
  }

  private static NetworkDescription description() {
    LayerGraph graph =
        Wiring.graph(List.of(new Dense(Width.of(WIDTH), 1, 0), new Dense(Width.of(1), 1, 0)), 1, 1);
    return Networks.with(Powers.NTK, Networks.describe(graph));
  }

  private static double output(Dl4jNetwork network) {
    return network.outputs(ONE).get(0, 0);
  }

  private static double lambda(Dl4jNetwork network) {
    return network.tangentKernel().full(ONE, ONE).get(0, 0);
  }
}
