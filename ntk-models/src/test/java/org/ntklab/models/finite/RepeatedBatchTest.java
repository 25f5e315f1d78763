package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.models.planned.PlannedNetwork;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** The same batch step after step, of fewer examples than features, trains as any other. */
class RepeatedBatchTest {
  private static final int FEATURES = 17;
  private static final int EXAMPLES = 13;
  private static final int OUTPUTS = 3;
  private static final int STEPS = 25;
  private static final Matrix X = Networks.normal("x", EXAMPLES, FEATURES);
  private static final Matrix OTHER = Networks.normal("other", EXAMPLES, FEATURES);
  private static final Matrix PROBE = Networks.normal("probe", 4, FEATURES);
  private static final Matrix Y = Networks.normal("y", EXAMPLES, OUTPUTS);

  private static NetworkDescription description(Wiring wiring, Optimiser optimiser) {
    return Networks.describe(wiring.graph(FEATURES, 7, OUTPUTS, 0.3), optimiser, 0.01);
  }

  private static double rounding(Precision precision) {
    return precision == Precision.DOUBLE ? 1e-12 : 1e-4;
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void everyWiringTrainsAsItsPlainTwin(Wiring wiring) {
    trainsAsItsTwin(description(wiring, new Sgd()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void aLinearModelWithAndWithoutBiasesTrainsAsItsPlainTwin(double bias) {
    List<Layer> layers = List.of(Wiring.last(bias));
    LayerGraph graph = LayerGraph.of(layers, Shape.vector(FEATURES), new Sizes(1, OUTPUTS));
    trainsAsItsTwin(Networks.describe(graph, new Sgd(), 0.01));
  }

  private static void trainsAsItsTwin(NetworkDescription doubles) {
    for (Precision precision : Precision.values()) {
      NetworkDescription description = Networks.in(precision, doubles);
      try (Network plain = Networks.create(description);
          Network planned = new PlannedNetworkFactory().create(description)) {
        for (int window : List.of(1, STEPS, 2)) {
          Networks.train(plain, X, Y, window);
          Networks.train(planned, X, Y, window);
          assertTrue(
              Networks.difference(plain.outputs(PROBE), planned.outputs(PROBE))
                  <= rounding(precision));
        }
      }
    }
  }

  /** Whoever asks first after steps sees the weights that the steps made. */
  @Test
  void everyQuestionFindsTheWeightsAsTheyShouldBe() {
    NetworkDescription description = description(Wiring.SERIES, new Sgd());
    // More than one thread takes at once.
    Matrix many = Networks.normal("many", 130, FEATURES);
    assertSeen(description, n -> n.outputs(PROBE).toArray());
    assertSeen(description, n -> n.tangentKernel().full(PROBE, PROBE).toArray());
    assertSeen(description, n -> n.tangentKernel().onThreads(2).gram(many, many).toArray());
    assertSeen(description, n -> n.preActivations(PROBE).values().iterator().next().toArray());
    assertSeen(
        description,
        n -> n.movements().values().stream().mapToDouble(m -> m.frobenius()).toArray());
    assertSeen(description, n -> n.state().arrays().get("parameters").doubles());
    assertSeen(
        description,
        n ->
            (n instanceof PlannedNetwork p
                    ? p.computationGraph()
                    : ((Dl4jNetwork) n).computationGraph())
                .params()
                .toDoubleVector());
    assertSeen(
        description,
        n -> {
          Networks.train(n, OTHER, Y, 1);
          return n.outputs(PROBE).toArray();
        });
  }

  private static void assertSeen(
      NetworkDescription description, Function<Network, double[]> question) {
    try (Network plain = Networks.create(description);
        Network planned = new PlannedNetworkFactory().create(description)) {
      Networks.train(plain, X, Y, STEPS);
      Networks.train(planned, X, Y, STEPS);
      assertArrayEquals(question.apply(plain), question.apply(planned), 1e-11);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void savingChangesNothingAndTheSavedGoesOnAlike(Precision precision) {
    NetworkDescription description = Networks.in(precision, description(Wiring.SERIES, new Sgd()));
    for (int before : List.of(0, 1, 2, 5)) {
      assertGoesOn(description, before, n -> {});
      assertGoesOn(description, before, n -> n.outputs(PROBE));
      assertGoesOn(description, before, n -> Networks.train(n, OTHER, Y, 1));
      assertGoesOn(description, before, n -> n.restore(n.state()));
    }
  }

  /** Steps, a state, something in between, steps; beside a network that was never saved. */
  private static void assertGoesOn(
      NetworkDescription description, int before, Consumer<Network> between) {
    try (Network whole = new PlannedNetworkFactory().create(description);
        Network saved = new PlannedNetworkFactory().create(description);
        Network resumed = new PlannedNetworkFactory().create(description);
        Network unused = new PlannedNetworkFactory().create(description)) {
      Networks.train(resumed, OTHER, Y, 3);
      Networks.train(whole, X, Y, before);
      Networks.train(saved, X, Y, before);
      resumed.restore(saved.state());
      unused.restore(saved.state());
      for (Network network : List.of(whole, saved, resumed, unused)) {
        between.accept(network);
        Networks.train(network, X, Y, 5);
      }
      double[] expected = whole.outputs(PROBE).toArray();
      assertArrayEquals(expected, saved.outputs(PROBE).toArray(), before + " steps");
      assertArrayEquals(expected, resumed.outputs(PROBE).toArray(), before + " steps");
      assertArrayEquals(expected, unused.outputs(PROBE).toArray(), before + " steps");
      assertEquals(whole.movements(), resumed.movements());
    }
  }

  @Test
  void onlyBatchesThatGainAreHeld() {
    Optimiser sgd = new Sgd();
    assertEquals(true, holds(description(Wiring.SERIES, sgd), X, X));
    assertEquals(false, holds(description(Wiring.SERIES, sgd), X, OTHER));
    Matrix many = Networks.normal("many", FEATURES + 1, FEATURES);
    assertEquals(false, holds(description(Wiring.SERIES, sgd), many, many));
    assertEquals(false, holds(description(Wiring.SERIES, new HeavyBall(0.9)), X, X));
    assertEquals(false, holds(description(Wiring.SERIES, new Adam(0.9, 0.99, 1e-8)), X, X));
  }

  private static boolean holds(NetworkDescription description, Matrix first, Matrix second) {
    Matrix y = Networks.normal("y", first.rows(), OUTPUTS);
    try (Network network = new PlannedNetworkFactory().create(description)) {
      Networks.train(network, first, y, 1);
      Networks.train(network, second, y, 1);
      NetworkState state = network.state();
      return state.arrays().keySet().stream().anyMatch(name -> name.contains("/signals"));
    }
  }
}
