package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;

/** A description determines a trajectory to the last bit. */
class DeterminismTest {
  private static final int FEATURES = 5;
  private static final int OUTPUTS = 2;
  private static final Matrix X = Networks.normal("x", 207, FEATURES);
  private static final Matrix Y = Networks.normal("y", 207, OUTPUTS);

  @Test
  void whateverRunsBesideIt() throws ExecutionException, InterruptedException {
    List<NetworkDescription> descriptions = new ArrayList<>();
    for (Wiring wiring : List.of(Wiring.SERIES, Wiring.RESIDUAL_SUM, Wiring.NESTED)) {
      for (Precision precision : Precision.values()) {
        descriptions.add(
            Networks.in(precision, Networks.describe(wiring.graph(FEATURES, 31, OUTPUTS, 0.3))));
      }
    }
    List<double[]> alone = descriptions.stream().map(DeterminismTest::trained).toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<double[]>> together =
          descriptions.stream().map(d -> threads.submit(() -> trained(d))).toList();
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void whateverIsMeasuredBetweenSteps(Wiring wiring) {
    NetworkDescription description = Networks.describe(wiring.graph(FEATURES, 7, OUTPUTS, 0.3));
    try (Dl4jNetwork network = Networks.create(description);
        Dl4jNetwork watched = Networks.create(description)) {
      for (int step = 0; step < 10; step++) {
        network.step(X, Networks.towards(Y));
        watched.step(X, Networks.towards(Y));
        // More inputs than are kept, of other sizes.
        for (int rows = 1; rows <= 13; rows += 2) {
          Matrix probe = Networks.normal("probe", rows, FEATURES);
          watched.outputs(probe);
          watched.preActivations(probe);
          watched.tangentKernel().layerGrams(probe);
          watched.tangentKernel().full(probe, X);
        }
        watched.movements();
      }
      assertArrayEquals(network.outputs(X).toArray(), watched.outputs(X).toArray());
      assertArrayEquals(flat(network), flat(watched));
    }
  }

  @Test
  void anotherLearningRateStartsFromTheSameWeights() {
    NetworkDescription description =
        Networks.describe(Wiring.SERIES.graph(FEATURES, 7, OUTPUTS, 0.3));
    try (Dl4jNetwork slow = Networks.create(description);
        Dl4jNetwork fast = Networks.create(description.withLearningRate(0.7))) {
      assertArrayEquals(flat(slow), flat(fast));
      Networks.train(slow, X, Y, 1);
      Networks.train(fast, X, Y, 1);
      assertFalse(Arrays.equals(flat(slow), flat(fast)));
    }
  }

  @Test
  void weightsOfALayerDoNotDependOnLayersBehindIt() {
    try (Dl4jNetwork shallow =
            Networks.create(Networks.describe(Wiring.LINEAR.graph(FEATURES, 7, OUTPUTS, 0.3)));
        Dl4jNetwork deep =
            Networks.create(Networks.describe(Wiring.SERIES.graph(FEATURES, 7, OUTPUTS, 0.3)))) {
      Weight first = shallow.graph().weights().get(0);
      assertArrayEquals(shallow.weight(first).toArray(), deep.weight(first).toArray());
    }
  }

  @Test
  void anotherSeedGivesOtherWeights() {
    NetworkDescription description =
        Networks.describe(Wiring.SERIES.graph(FEATURES, 7, OUTPUTS, 0.3));
    try (Dl4jNetwork one = Networks.create(description);
        Dl4jNetwork other = Networks.create(Networks.with(Networks.SEED + 1, description))) {
      assertFalse(Arrays.equals(flat(one), flat(other)));
    }
  }

  private static double[] trained(NetworkDescription description) {
    try (Dl4jNetwork network = Networks.create(description)) {
      Networks.train(network, X, Y, 50);
      return flat(network);
    }
  }

  private static double[] flat(Dl4jNetwork network) {
    return network.computationGraph().params().dup().data().asDouble();
  }
}
