package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** What a plan takes and gives back, and how far it stays with its plain twin. */
class PlanMemoryTest {
  private static final int EXAMPLES = 64;
  private static final int WIDTH = 96;

  /** Views of buffers and the like; an array of a layer's values would take 48 kB. */
  private static final long FEW_BYTES = 4096;

  @Test
  void aStepAllocatesNoArrays() {
    NetworkDescription description =
        Networks.describe(Wiring.SERIES.graph(5, WIDTH, 3, 0.3), new Adam(0.9, 0.99, 1e-8), 1e-4);
    Matrix x = Networks.normal("x", EXAMPLES, 5);
    Matrix y = Networks.normal("y", EXAMPLES, 3);
    UnaryOperator<Matrix> gradient = Networks.towards(y);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Network network = new PlannedNetworkFactory().create(description)) {
      for (int step = 0; step < 50; step++) {
        network.step(x, gradient);
      }
      int steps = 100;
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int step = 0; step < steps; step++) {
        network.step(x, gradient);
      }
      long each =
          (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / steps;
      assertTrue(each <= FEW_BYTES, each + " bytes a step");
    }
  }

  @Test
  void closingGivesEverythingBack() {
    for (LayerGraph graph :
        List.of(ImageWiring.GLOBAL_POOL.graph(3, 0.3), ImageWiring.ofManyChannels(3))) {
      NetworkDescription description = Networks.describe(graph, new Adam(0.9, 0.99, 1e-8), 1e-3);
      long before = NativeValues.liveBytes();
      Matrix x = Networks.normal("x", 7, graph.input().shape().size());
      Matrix y = Networks.normal("y", 7, 3);
      for (Precision precision : Precision.values()) {
        try (Network network =
            new PlannedNetworkFactory().create(Networks.in(precision, description))) {
          Networks.train(network, x, y, 2);
          network.tangentKernel().onThreads(2).full(x, x);
          network.tangentKernel().products(x);
          assertTrue(NativeValues.liveBytes() > before);
        }
        assertEquals(before, NativeValues.liveBytes());
      }
    }
  }

  /** At ηλ/M ≤ 1/5 a step multiplies a difference by 6/5 at most, were it all along λ. */
  @Test
  void fiftyStepsAtATenthOfTheLargestRateStayTogether() {
    Matrix x = Networks.normal("x", EXAMPLES, 5);
    Matrix y = Networks.normal("y", EXAMPLES, 3);
    for (Precision precision : Precision.values()) {
      NetworkDescription atOne =
          Networks.in(
              precision, Networks.describe(Wiring.SERIES.graph(5, WIDTH, 3, 0.3), new Sgd(), 1));
      double lambda;
      try (Network network = new PlannedNetworkFactory().create(atOne)) {
        double[] values = SymmetricEigen.of(network.tangentKernel().full(x, x)).values();
        lambda = values[values.length - 1];
      }
      int steps = 50;
      double eta = 0.1 * 2 * EXAMPLES * 3 / lambda;
      NetworkDescription description = atOne.withLearningRate(eta);
      double rounding = precision == Precision.DOUBLE ? 0x1p-53 : 0x1p-24;
      try (Network plain = Networks.create(description);
          Network planned = new PlannedNetworkFactory().create(description)) {
        Networks.train(plain, x, y, steps);
        Networks.train(planned, x, y, steps);
        double difference = Networks.difference(plain.outputs(x), planned.outputs(x));
        assertTrue(difference <= rounding * steps * Math.pow(1.2, steps), "found " + difference);
        assertTrue(difference < 1e-4, "found " + difference);
      }
    }
  }
}
