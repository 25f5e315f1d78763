package org.ntklab.models.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.prediction.Descent;
import org.ntklab.core.prediction.KernelBlocks;
import org.ntklab.core.prediction.KernelPrediction;
import org.ntklab.core.prediction.Prediction;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.finite.Dl4jNetworkFactory;

/**
 * Wide networks train along the closed form of the analytic kernel from their own initial outputs,
 * f_t = f₀ + T_t (y − f₀).
 *
 * <p>The distance, its logarithm averaged over seeds, is what the kernel of a finite network
 * scatters by, n^−½, to which its motion while it trains adds terms of the same order at most.
 */
@Tag("slow")
class TrainedOutputsTest {
  private static final int[] WIDTHS = {24, 48, 96, 192};
  private static final int SEEDS = 12;

  /** Of the largest stable rate: kernels of narrow networks are half as large again. */
  private static final double FRACTION = 0.2;

  private static final int TRAIN = 6;
  private static final int TEST = 4;
  private static final int OUTPUTS = 2;
  private static final double[] TIMES = {1, 3, 10, 20};
  private static final double SLOPE_TOLERANCE = 0.2;

  @ParameterizedTest
  @EnumSource(Readings.class)
  void followThePredictionBetterTheWiderTheyAre(Readings graph) throws InterruptedException {
    Matrix x = graph.examples("train", TRAIN);
    Matrix test = graph.examples("test", TEST);
    Matrix y = Matrix.of(TRAIN, OUTPUTS, new RandomStreams(4).normals("y", TRAIN * OUTPUTS));
    Map<String, Matrix> trainTrain = graph.analytic(x);
    Map<String, Matrix> testTrain = graph.analytic(test, x);
    KernelBlocks theta = KernelBlocks.of(trainTrain.get("ntk"), testTrain.get("ntk"));
    double largest = SymmetricEigen.of(trainTrain.get("ntk")).values()[TRAIN - 1];
    double rate = FRACTION * 2 * TRAIN * OUTPUTS / largest;
    double[] errors = new double[WIDTHS.length];
    for (int i = 0; i < WIDTHS.length; i++) {
      double logs = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        logs += Math.log(squaredError(graph, WIDTHS[i], seed, rate, theta, x, test, y)) / SEEDS;
      }
      errors[i] = Math.exp(logs / 2);
    }
    double slope = LogSlope.of(WIDTHS, errors);
    assertEquals(-0.5, slope, SLOPE_TOLERANCE, () -> Arrays.toString(errors));
    assertTrue(errors[WIDTHS.length - 1] < 0.3, () -> Arrays.toString(errors));
  }

  /** Mean over times, test points and outputs, relative to how far the outputs have moved. */
  private static double squaredError(
      Readings graph,
      int width,
      int seed,
      double rate,
      KernelBlocks theta,
      Matrix x,
      Matrix test,
      Matrix y)
      throws InterruptedException {
    NetworkDescription description =
        new NetworkDescription(
            graph.graph(width, OUTPUTS),
            Readings.NTK,
            new Sgd(),
            rate,
            Precision.DOUBLE,
            new RandomStreams(seed));
    double squares = 0;
    double moved = 0;
    try (Network network = new Dl4jNetworkFactory().create(description)) {
      Matrix residual = y.copy().addScaled(-1, network.outputs(x));
      Matrix start = network.outputs(test);
      Descent descent = Descent.discrete(new Sgd().recursion().orElseThrow(), rate);
      List<Prediction> predictions =
          KernelPrediction.ntk(theta, residual, 0, descent).at(1, TIMES).predictions();
      int step = 0;
      for (Prediction prediction : predictions) {
        for (; step < prediction.time(); step++) {
          network.step(x, h -> h.addScaled(-1, y).scale(1.0 / (TRAIN * OUTPUTS)));
        }
        Matrix motion = network.outputs(test).addScaled(-1, start);
        squares += Math.pow(motion.copy().addScaled(-1, prediction.mean()).frobeniusNorm(), 2);
        moved += Math.pow(prediction.mean().frobeniusNorm(), 2);
      }
    }
    return squares / moved;
  }
}
