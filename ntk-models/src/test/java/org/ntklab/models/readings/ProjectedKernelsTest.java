package org.ntklab.models.readings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.EmpiricalProgress;
import org.ntklab.core.empirical.InitialNetworks;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.empirical.ProjectedKernelComputation;
import org.ntklab.core.empirical.ProjectedKernels;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.planned.PlannedNetworkFactory;

/** Kernels from random directions, beside the kernels that they estimate. */
class ProjectedKernelsTest {
  private static final int WIDTH = 7;
  private static final int OUTPUTS = 3;
  private static final int SEEDS = 24;
  private static final int DRAWS = 3;
  private static final double ROUNDING = 1e-12;

  /** Means over as many estimates scatter by a tenth or so. */
  private static final double SCATTER = 0.3;

  @ParameterizedTest
  @EnumSource(OutputPairs.class)
  void errorIsTheOneToldAndFallsWithTheRootOfTheDirections(OutputPairs pairs)
      throws InterruptedException {
    Matrix x = Readings.CONV_GLOBAL_POOL.examples("x", 5);
    int[] directions = {16, 64, 256};
    double[] errors = new double[directions.length];
    double[] told = new double[directions.length];
    for (int seed = 0; seed < SEEDS; seed++) {
      EmpiricalKernels exact =
          EmpiricalKernelComputation.of(
                  new Dl4jNetworkFactory(),
                  Readings.CONV_GLOBAL_POOL.graph(WIDTH, OUTPUTS),
                  Readings.NTK,
                  seed,
                  DRAWS)
              .between(pairs)
              .of(x);
      for (int k = 0; k < directions.length; k++) {
        ProjectedKernels found = projected(seed, directions[k], pairs, 2).of(x, x);
        Matrix kernel = found.kernels().means().get("ntk");
        Matrix difference = kernel.copy().addScaled(-1, exact.means().get("ntk"));
        double error = difference.frobeniusNorm() / kernel.frobeniusNorm();
        errors[k] += error * error / SEEDS;
        told[k] += found.relativeError() * found.relativeError() / SEEDS;
      }
    }
    for (int k = 0; k < directions.length; k++) {
      errors[k] = Math.sqrt(errors[k]);
      assertEquals(1, Math.sqrt(told[k]) / errors[k], SCATTER);
    }
    assertEquals(-0.5, LogSlope.of(directions, errors), 0.1, () -> Arrays.toString(errors));
  }

  /** A direction is the same for all examples, so that a part is a part of the whole. */
  @ParameterizedTest
  @EnumSource(OutputPairs.class)
  void rectanglesArePartsOfTheSquareOnAnyNumberOfThreads(OutputPairs pairs)
      throws InterruptedException {
    Matrix x = Readings.CONV_GLOBAL_POOL.examples("x", 6);
    Matrix whole = projected(1, 33, pairs, 1).of(x, x).kernels().means().get("ntk");
    Matrix again = projected(1, 33, pairs, 3).of(x, x).kernels().means().get("ntk");
    assertArrayEquals(whole.toArray(), again.toArray());
    Matrix rows = x.rowRange(1, 6).copy();
    Matrix columns = x.rowRange(0, 4).copy();
    Matrix part = projected(1, 33, pairs, 2).of(rows, columns).kernels().means().get("ntk");
    int block = pairs == OutputPairs.ALL ? OUTPUTS : 1;
    for (int i = 0; i < part.rows(); i++) {
      for (int j = 0; j < part.columns(); j++) {
        assertEquals(whole.get(i + block, j), part.get(i, j), ROUNDING);
      }
    }
  }

  @Test
  void meansOverOutputsAreThoseOfAllPairs() throws InterruptedException {
    Matrix x = Readings.DENSE.examples("x", 5);
    InitialNetworks networks = networks(new PlannedNetworkFactory(), Readings.DENSE, 2);
    Map<OutputPairs, EmpiricalKernels> found = new EnumMap<>(OutputPairs.class);
    for (OutputPairs pairs : OutputPairs.values()) {
      ProjectedKernelComputation computation =
          new ProjectedKernelComputation(networks, 2, 17, pairs, 1, EmpiricalProgress.NONE);
      found.put(pairs, computation.of(x, x).kernels());
    }
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double mean = 0;
        for (int o = 0; o < OUTPUTS; o++) {
          mean += found.get(OutputPairs.ALL).mean("ntk", i, j, o, o) / OUTPUTS;
        }
        assertEquals(mean, found.get(OutputPairs.MEAN).mean("ntk", i, j, 0, 0), ROUNDING);
      }
    }
  }

  @Test
  void layersThatDoNotKnowTheirDerivativeAreNamed() {
    Matrix x = Readings.ATTENTION_BY_SOFTMAX.examples("x", 3);
    InitialNetworks networks =
        networks(new PlannedNetworkFactory(), Readings.ATTENTION_BY_SOFTMAX, 2);
    ProjectedKernelComputation computation =
        new ProjectedKernelComputation(networks, 1, 8, OutputPairs.MEAN, 1, EmpiricalProgress.NONE);
    RefusedException refused = assertThrows(RefusedException.class, () -> computation.of(x, x));
    assertTrue(refused.getMessage().contains("'attention-2'"), refused.getMessage());
  }

  private static ProjectedKernelComputation projected(
      long seed, int directions, OutputPairs pairs, int threads) {
    return new ProjectedKernelComputation(
        networks(new PlannedNetworkFactory(), Readings.CONV_GLOBAL_POOL, seed),
        DRAWS,
        directions,
        pairs,
        threads,
        EmpiricalProgress.NONE);
  }

  private static InitialNetworks networks(
      PlannedNetworkFactory factory, Readings graph, long seed) {
    return new InitialNetworks(
        factory, graph.graph(WIDTH, OUTPUTS), Readings.NTK, Precision.DOUBLE, seed);
  }
}
