package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** A step plan does what its plain twin, the DL4J graph, does. */
class PlanAgreementTest {
  private static final double DOUBLE_ROUNDING = 1e-12;
  private static final double SINGLE_ROUNDING = 2e-5;
  private static final List<Optimiser> OPTIMISERS =
      List.of(new Sgd(), new HeavyBall(0.9), new Nesterov(0.8), new Adam(0.9, 0.99, 1e-6));

  @TestFactory
  Stream<DynamicTest> everyWiringAgreesWithDl4j() {
    return Stream.of(Wiring.values())
        .flatMap(
            wiring ->
                OPTIMISERS.stream()
                    .flatMap(
                        optimiser ->
                            Stream.of(Precision.values())
                                .map(
                                    precision ->
                                        DynamicTest.dynamicTest(
                                            wiring + " " + optimiser + " " + precision,
                                            () -> agree(wiring, optimiser, precision)))));
  }

  private static void agree(Wiring wiring, Optimiser optimiser, Precision precision) {
    double eta = optimiser instanceof Adam ? 0.002 : 0.02;
    NetworkDescription description =
        Networks.in(precision, Networks.describe(wiring.graph(5, 7, 3, 0.3), optimiser, eta));
    Matrix x = Networks.normal("x", 13, 5);
    Matrix probe = Networks.normal("probe", 4, 5);
    Matrix y = Networks.normal("y", 13, 3);
    double rounding = precision == Precision.DOUBLE ? DOUBLE_ROUNDING : SINGLE_ROUNDING;
    try (Network plain = Networks.create(description);
        Network planned = new PlannedNetworkFactory().create(description)) {
      assertClose(plain.outputs(x), planned.outputs(x), rounding);
      for (int step = 0; step < 3; step++) {
        Networks.train(plain, x, y, 1);
        Networks.train(planned, x, y, 1);
        assertClose(plain.outputs(probe), planned.outputs(probe), rounding);
      }
      plain
          .preActivations(probe)
          .forEach((name, z) -> assertClose(z, planned.preActivations(probe).get(name), rounding));
      assertClose(
          plain.tangentKernel().full(probe, x), planned.tangentKernel().full(probe, x), rounding);
      assertEquals(plain.movements().keySet(), planned.movements().keySet());
    }
  }

  private static void assertClose(Matrix expected, Matrix found, double rounding) {
    double difference = Networks.difference(expected, found);
    assertTrue(difference <= rounding, "relative difference " + difference);
  }
}
