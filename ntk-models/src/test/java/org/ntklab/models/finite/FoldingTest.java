package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;

/** What stands in initial deviations and rates is what stood in multipliers. */
class FoldingTest {
  private static final int FEATURES = 5;
  private static final int WIDTH = 11;
  private static final int OUTPUTS = 3;
  private static final int STEPS = 60;

  /** Of the largest movement of any weight, after all steps. */
  private static final double ROUNDING = 1e-12;

  /** Large enough to be felt, so that its own folding is tested. */
  private static final double EPSILON = 1e-3;

  private static final Matrix X = Networks.normal("x", 17, FEATURES);
  private static final Matrix Y = Networks.normal("y", 17, OUTPUTS);

  static Stream<Arguments> cases() {
    return Stream.of(Wiring.TANH, Wiring.RELU)
        .flatMap(
            activation ->
                Stream.of(
                    Arguments.of(activation, new Sgd(), 0.3),
                    Arguments.of(activation, new HeavyBall(0.9), 0.05),
                    Arguments.of(activation, new Nesterov(0.8), 0.05),
                    Arguments.of(activation, new Adam(0.9, 0.999, EPSILON), 0.02)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trajectoryIsThatOfExplicitMultipliers(Layer activation, Optimiser optimiser, double eta) {
    NetworkDescription description = Networks.describe(graph(activation, 0.4), optimiser, eta);
    ExplicitNetwork explicit = new ExplicitNetwork(description);
    try (Dl4jNetwork folded = Networks.create(description)) {
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

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0.25, 1})
  void shiftedExponentsGiveTheSameTrajectory(double theta) {
    cases()
        .forEach(
            c -> shift((Layer) c.get()[0], (Optimiser) c.get()[1], (double) c.get()[2], theta));
  }

  private static void shift(Layer activation, Optimiser optimiser, double eta, double theta) {
    // All weights see one width here, but for an output bias: ε then has one power for all.
    LayerGraph graph = graph(activation, 0);
    Optimiser shiftedRule =
        optimiser instanceof Adam adam
            ? new Adam(adam.beta1(), adam.beta2(), EPSILON * Math.pow(WIDTH, -theta))
            : optimiser;
    NetworkDescription plain = Networks.describe(graph, optimiser, eta);
    NetworkDescription shifted =
        Networks.with(Powers.MIXED.shifted(theta), Networks.describe(graph, shiftedRule, eta));
    try (Dl4jNetwork one = Networks.create(plain);
        Dl4jNetwork other = Networks.create(shifted)) {
      Networks.train(one, X, Y, STEPS);
      Networks.train(other, X, Y, STEPS);
      double apart = Networks.difference(one.outputs(X), other.outputs(X));
      assertTrue(apart < ROUNDING, () -> optimiser + " apart by " + apart);
      double kernels =
          Networks.difference(one.tangentKernel().full(X, X), other.tangentKernel().full(X, X));
      assertTrue(kernels < ROUNDING, () -> optimiser + ": kernels apart by " + kernels);
    }
  }

  private static LayerGraph graph(Layer activation, double bias) {
    return Wiring.graph(
        List.of(
            Wiring.dense(WIDTH, bias),
            activation,
            Wiring.dense(WIDTH, bias),
            activation,
            Wiring.last(bias)),
        FEATURES,
        OUTPUTS);
  }

  private static double distance(double[] a, double[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }
}
