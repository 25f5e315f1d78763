package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.Precision;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.models.layers.batchnorm.BatchNorm;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** A network that is given another's state goes on as that one, to the bit. */
class NetworkStateTest {
  private static final Shape SHAPE = new Shape(2, List.of(3, 4));
  private static final Matrix Y = Networks.normal("y", 13, 2);
  private static final List<Optimiser> OPTIMISERS =
      List.of(new Sgd(), new HeavyBall(0.9), new Nesterov(0.9), new Adam(0.9, 0.999, 1e-8));

  /** With everything that a step changes: running moments, masks, and what optimisers remember. */
  private static NetworkDescription description(Optimiser optimiser, int channels) {
    List<Layer> layers =
        List.of(
            ImageWiring.conv(channels, 3, Padding.SAME, 0.3),
            new BatchNorm(1e-2),
            new Dropout(0.7),
            new Flatten(),
            Wiring.last(0.3));
    return Networks.describe(LayerGraph.of(layers, SHAPE, new Sizes(1, 2)), optimiser, 0.05);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void itGoesOnAsIfItHadNeverStopped(Precision precision) {
    for (Optimiser optimiser : OPTIMISERS) {
      goesOn(new Dl4jNetworkFactory(), Networks.in(precision, description(optimiser, 3)));
      LayerGraph plan = ImageWiring.DROPOUT.graph(2, 0.3);
      NetworkFactory planned = new PlannedNetworkFactory();
      goesOn(planned, Networks.in(precision, Networks.describe(plan, optimiser, 0.05)));
    }
  }

  private static void goesOn(NetworkFactory factory, NetworkDescription description) {
    Matrix x = Networks.normal("x", 13, description.graph().input().shape().size());
    try (Network whole = factory.create(description);
        Network stopped = factory.create(description);
        Network resumed = factory.create(description)) {
      Networks.train(whole, x, Y, 7);
      Networks.train(stopped, x, Y, 3);
      // A network that has been looked at is restored as well as one that has not.
      resumed.outputs(x);
      NetworkState state = stopped.state();
      assertEquals(3, state.steps());
      Networks.train(stopped, x, Y, 2);
      resumed.restore(state);
      Networks.train(resumed, x, Y, 4);
      String what = description.optimiser() + " " + description.precision();
      assertArrayEquals(whole.outputs(x).toArray(), resumed.outputs(x).toArray(), what);
      assertEquals(whole.movements(), resumed.movements(), what);
      assertEquals(bits(whole.state()), bits(resumed.state()), what);
      assertNotEquals(bits(state), bits(resumed.state()), what);
    }
  }

  @Test
  void numbersAreKeptInThePrecisionOfTheNetwork() {
    for (Precision precision : Precision.values()) {
      try (Dl4jNetwork network =
          Networks.create(Networks.in(precision, description(new Sgd(), 3)))) {
        assertEquals(
            precision == Precision.DOUBLE, network.state().arrays().get("parameters").isDouble());
      }
    }
  }

  @Test
  void aStateOfOtherSizesIsRefused() {
    try (Dl4jNetwork small = Networks.create(description(new Sgd(), 3));
        Dl4jNetwork large = Networks.create(description(new Sgd(), 4));
        Dl4jNetwork adam = Networks.create(description(OPTIMISERS.get(3), 3))) {
      assertThrows(IllegalArgumentException.class, () -> large.restore(small.state()));
      assertThrows(IllegalArgumentException.class, () -> adam.restore(small.state()));
    }
  }

  private static List<String> bits(NetworkState state) {
    List<String> bits = new ArrayList<>();
    bits.add("steps " + state.steps());
    for (Map.Entry<String, StateArray> entry : state.arrays().entrySet()) {
      StateArray array = entry.getValue();
      bits.add(
          entry.getKey()
              + " "
              + (array.isDouble()
                  ? Arrays.toString(array.doubles())
                  : Arrays.toString(array.floats())));
    }
    return bits;
  }
}
