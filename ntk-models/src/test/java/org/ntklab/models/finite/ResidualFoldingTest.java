package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.models.layers.parallel.Parallel;

/** Networks with residual blocks train as their parametrisation is written down: in w, unfolded. */
class ResidualFoldingTest {
  private static final int FEATURES = 5;
  private static final int WIDTH = 7;
  private static final int OUTPUTS = 2;
  private static final int STEPS = 50;

  /** Of the largest movement of any weight, after all steps. */
  private static final double ROUNDING = 1e-12;

  private static final Matrix X = Networks.normal("x", 11, FEATURES);
  private static final Matrix Y = Networks.normal("y", 11, OUTPUTS);

  static Stream<Arguments> cases() {
    return DoubleStream.of(0.5, 1)
        .boxed()
        .flatMap(
            beta ->
                Stream.of(
                    Arguments.of(beta, new Sgd(), 0.1),
                    Arguments.of(beta, new HeavyBall(0.9), 0.02),
                    Arguments.of(beta, new Adam(0.9, 0.999, 1e-3), 0.02)));
  }

  /** x + [tanh, dense](x) twice, a gated block, and a block in a block. */
  private static LayerGraph graph() {
    Layer block = block(Join.SUM, List.of(), List.of(Wiring.TANH, Wiring.dense(WIDTH, 0.3)));
    Layer gate =
        block(Join.PRODUCT, List.of(Wiring.dense(WIDTH, 0.3)), List.of(Wiring.dense(WIDTH, 0.3)));
    Layer nested = block(Join.SUM, List.of(), List.of(Wiring.RELU, block, Wiring.dense(WIDTH, 0)));
    List<Layer> layers = new ArrayList<>(List.of(Wiring.dense(WIDTH, 0.3)));
    layers.addAll(List.of(block, block, gate, Wiring.TANH, nested, Wiring.last(0.3)));
    return Wiring.graph(layers, FEATURES, OUTPUTS);
  }

  private static Layer block(Join join, List<Layer> left, List<Layer> right) {
    return new Parallel(join, true, List.of(left, right));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trajectoryIsThatOfExplicitMultipliers(double beta, Optimiser optimiser, double eta) {
    NetworkDescription description =
        Networks.with(
            new DepthPowers(Powers.MIXED, beta), Networks.describe(graph(), optimiser, eta));
    ExplicitNetwork explicit = new ExplicitNetwork(description);
    try (Dl4jNetwork folded = Networks.create(description)) {
      assertTrue(Networks.difference(explicit.plain().outputs(X), folded.outputs(X)) < ROUNDING);
      Map<String, double[]> start = explicit.effective();
      for (int step = 0; step < STEPS; step++) {
        folded.step(X, Networks.towards(Y));
        explicit.step(X, Y);
      }
      Map<String, double[]> end = explicit.effective();
      for (Weight weight : description.graph().weights()) {
        double moved = distance(start.get(weight.name()), end.get(weight.name()));
        double apart = distance(folded.weight(weight).toArray(), end.get(weight.name()));
        assertTrue(moved > 1e-3, () -> weight.name() + " moved by " + moved);
        assertTrue(apart < ROUNDING * moved, () -> weight.name() + " apart by " + apart);
      }
    }
  }

  /** One unit, one example: f = w₃·(h + L^−β w₂ h), h = w₁ x, and its gradients, by hand. */
  @Test
  void oneUnitIsWhatHandComputationSays() {
    Layer block = block(Join.SUM, List.of(), List.of(Wiring.dense(1, 0)));
    LayerGraph graph =
        Wiring.graph(List.of(Wiring.dense(1, 0), block, block, Wiring.last(0)), 1, 1);
    DepthPowers scaling = new DepthPowers(Powers.NTK, 1);
    double eta = 0.1;
    NetworkDescription description =
        Networks.with(scaling, Networks.describe(graph, new Sgd(), eta));
    Matrix x = Matrix.of(1, 1, new double[] {1.5});
    Matrix y = Matrix.of(1, 1, new double[] {-0.25});
    try (Dl4jNetwork network = Networks.create(description)) {
      double[] w = weights(network, graph);
      double h = 1.5 * w[0];
      double a = 1 + w[1] / 2;
      double b = 1 + w[2] / 2;
      double f = w[3] * b * a * h;
      assertEquals(f, network.outputs(x).get(0, 0), 1e-14);
      network.step(x, Networks.towards(y));
      double error = f + 0.25;
      // Folded rates: σ² = 1.44 (readout .81), twice that inside branches for L = 2 and β = 1.
      double[] expected = {
        w[0] - eta * 1.44 * error * w[3] * b * a * 1.5,
        w[1] - eta * 2.88 * error * w[3] * b * h / 2,
        w[2] - eta * 2.88 * error * w[3] * a * h / 2,
        w[3] - eta * 0.81 * error * b * a * h
      };
      double[] found = weights(network, graph);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], found[i], 1e-14, "weight " + i);
      }
    }
  }

  private static double[] weights(Dl4jNetwork network, LayerGraph graph) {
    return graph.weights().stream().mapToDouble(w -> network.weight(w).get(0, 0)).toArray();
  }

  private static double distance(double[] a, double[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }
}
