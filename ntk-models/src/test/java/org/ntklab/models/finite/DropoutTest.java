package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.models.layers.dropout.Dropout;

/** Masks are drawn in steps alone, from the network's own streams. */
class DropoutTest {
  private static final int FEATURES = 64;
  private static final double KEEP = 0.7;

  @Test
  void measurementsAreThoseOfTheNetworkWithoutIt() {
    Matrix x = Networks.normal("x", 13, FEATURES);
    Matrix x2 = Networks.normal("x2", 5, FEATURES);
    try (Dl4jNetwork with = Networks.create(hidden(new Dropout(KEEP)));
        Dl4jNetwork without = Networks.create(hidden())) {
      assertArrayEquals(without.outputs(x).toArray(), with.outputs(x).toArray());
      assertArrayEquals(
          without.tangentKernel().full(x, x2).toArray(),
          with.tangentKernel().full(x, x2).toArray());
      assertArrayEquals(
          without.preActivations(x).get("dense-1").toArray(),
          with.preActivations(x).get("dense-1").toArray());
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void entriesAreZeroOrDividedByTheProbabilityForwardAndBackward(Precision precision) {
    Matrix x = Matrix.zeros(1, FEATURES).fill(1);
    NetworkDescription description =
        Networks.in(precision, linear(new Dropout(KEEP)).withLearningRate(1));
    double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    try (Dl4jNetwork network = Networks.create(description)) {
      double[] before = weights(network);
      double[] seen = new double[1];
      network.step(
          x,
          h -> {
            seen[0] = h.get(0, 0);
            return Matrix.of(1, 1, 1);
          });
      double[] after = weights(network);
      // A step of plain descent on h itself moves each weight by its rate times its input.
      double largest = 0;
      for (int i = 0; i < FEATURES; i++) {
        largest = Math.max(largest, before[i] - after[i]);
      }
      double expected = 0;
      int kept = 0;
      for (int i = 0; i < FEATURES; i++) {
        double factor = (before[i] - after[i]) / largest / KEEP;
        assertTrue(Math.abs(factor) < tolerance || Math.abs(factor - 1 / KEEP) < 100 * tolerance);
        kept += factor > 0.5 ? 1 : 0;
        expected += factor * before[i];
      }
      assertEquals(expected, seen[0], 100 * tolerance);
      assertEquals(KEEP, (double) kept / FEATURES, 0.2);
    }
  }

  @Test
  void masksDifferBetweenStepsAndExamplesAndHaveTheRightMoments() {
    int examples = 4000;
    Matrix x = Matrix.zeros(examples, FEATURES).fill(1);
    try (Dl4jNetwork network = Networks.create(linear(new Dropout(KEEP)).withLearningRate(0))) {
      double clean = network.outputs(x).get(0, 0);
      List<double[]> seen = new ArrayList<>();
      for (int step = 0; step < 2; step++) {
        network.step(
            x,
            h -> {
              seen.add(h.toArray());
              return h;
            });
      }
      assertFalse(Arrays.equals(seen.get(0), seen.get(1)));
      double mean = Arrays.stream(seen.get(0)).average().orElseThrow();
      double variance =
          Arrays.stream(seen.get(0)).map(h -> (h - mean) * (h - mean)).average().orElseThrow();
      double expected =
          (1 / KEEP - 1) * Arrays.stream(weights(network)).map(weight -> weight * weight).sum();
      assertEquals(clean, mean, 4 * Math.sqrt(expected / examples));
      assertEquals(1, variance / expected, 0.1);
    }
  }

  @Test
  void aDescriptionDeterminesTheTrajectory() {
    Matrix x = Networks.normal("x", 13, FEATURES);
    Matrix y = Networks.normal("y", 13, 1);
    try (Dl4jNetwork one = Networks.create(hidden(new Dropout(KEEP)));
        Dl4jNetwork same = Networks.create(hidden(new Dropout(KEEP)));
        Dl4jNetwork without = Networks.create(hidden())) {
      Networks.train(one, x, y, 5);
      Networks.train(same, x, y, 5);
      Networks.train(without, x, y, 5);
      assertArrayEquals(one.outputs(x).toArray(), same.outputs(x).toArray());
      assertFalse(Arrays.equals(one.outputs(x).toArray(), without.outputs(x).toArray()));
    }
  }

  @Test
  void keepingEverythingChangesNothing() {
    Matrix x = Networks.normal("x", 13, FEATURES);
    Matrix y = Networks.normal("y", 13, 1);
    try (Dl4jNetwork with = Networks.create(hidden(new Dropout(1)));
        Dl4jNetwork without = Networks.create(hidden())) {
      Networks.train(with, x, y, 5);
      Networks.train(without, x, y, 5);
      assertArrayEquals(without.outputs(x).toArray(), with.outputs(x).toArray());
    }
  }

  private static double[] weights(Dl4jNetwork network) {
    return network.weight(network.graph().weights().get(0)).toArray();
  }

  private static NetworkDescription linear(Layer... before) {
    return description(List.of(before));
  }

  private static NetworkDescription hidden(Layer... between) {
    List<Layer> layers = new ArrayList<>(List.of(Wiring.dense(9, 0.3), Wiring.TANH));
    layers.addAll(List.of(between));
    return description(layers);
  }

  private static NetworkDescription description(List<Layer> layers) {
    List<Layer> all = new ArrayList<>(layers);
    all.add(Wiring.last(0));
    LayerGraph graph = Wiring.graph(all, FEATURES, 1);
    return Networks.describe(graph, new Sgd(), 0.05);
  }
}
