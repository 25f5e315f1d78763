package org.ntklab.models.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.empirical.InitialNetworks;
import org.ntklab.core.empirical.LargestEigenvalueComputation;
import org.ntklab.core.empirical.LargestEigenvalues;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** λ_max from products of networks is that of the matrix which is never formed. */
class LargestEigenvaluesTest {
  private static final int WIDTH = 7;
  private static final int OUTPUTS = 3;
  private static final int DRAWS = 3;
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @EnumSource(Readings.class)
  void areThoseOfTheMatrices(Readings graph) throws InterruptedException {
    Matrix x = graph.examples("x", 9);
    List<Integer> heard = new ArrayList<>();
    LargestEigenvalues found =
        new LargestEigenvalueComputation(
                networks(new PlannedNetworkFactory(), graph), DRAWS, 2, (d, of) -> heard.add(d))
            .of(x);
    boolean attention = graph.name().startsWith("ATTENTION");
    assertEquals(attention, found.whyMatrix().isPresent());
    InitialNetworks twins = networks(new Dl4jNetworkFactory(), graph);
    double[] exact = new double[DRAWS];
    double mean = 0;
    for (int d = 0; d < DRAWS; d++) {
      try (Network network = twins.draw(d)) {
        double[] values = SymmetricEigen.of(network.tangentKernel().full(x, x)).values();
        exact[d] = values[values.length - 1];
        mean += exact[d] / DRAWS;
      }
      assertEquals(exact[d], found.draws().get(d).value(), TOLERANCE * exact[d]);
    }
    double squares = 0;
    for (double one : exact) {
      squares += (one - mean) * (one - mean);
    }
    double error = Math.sqrt(squares / (DRAWS - 1) / DRAWS);
    assertEquals(mean, found.mean(), TOLERANCE * mean);
    assertEquals(error, found.standardError().orElseThrow(), 3 * TOLERANCE * mean);
    assertTrue(found.converged());
    assertTrue(found.products() < DRAWS * x.rows() * OUTPUTS, "fewer products than rows");
    assertEquals(DRAWS * 1000, heard.get(heard.size() - 1));
  }

  private static InitialNetworks networks(NetworkFactory factory, Readings graph) {
    return new InitialNetworks(
        factory, graph.graph(WIDTH, OUTPUTS), Readings.NTK, Precision.DOUBLE, 9);
  }
}
