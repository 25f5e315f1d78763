package org.ntklab.models.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.EmpiricalProgress;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.models.finite.Dl4jNetworkFactory;

/**
 * Kernels of finite networks approach the analytic ones.
 *
 * <p>The statistic is the root mean square over draws of ‖Θ̂ − Θ‖_F / ‖Θ‖_F with Θ the analytic
 * kernel: it scatters by n^−½, and a limit that is wrong by a little bends it flat. The bias alone
 * falls by 1/n, but drowns in the scatter of as many draws as a test can afford. Outputs f f′ of
 * one network do not average out at any width, so that K is measured at a last layer of n outputs.
 */
@Tag("slow")
class InitialKernelsTest {
  private static final int[] WIDTHS = {16, 32, 64, 128};
  private static final int DRAWS = 80;
  private static final long SEED = 17;

  /** About three standard deviations of the slope, at so many draws. */
  private static final double SLOPE_TOLERANCE = 0.1;

  @ParameterizedTest
  @EnumSource(Readings.class)
  void tangentKernelsScatterAroundTheirLimitByTheRootOfTheWidth(Readings graph)
      throws InterruptedException {
    check(graph, "ntk", width -> 1);
  }

  @ParameterizedTest
  @EnumSource(Readings.class)
  void covariancesOfOutputsScatterAroundTheirLimitByTheRootOfTheWidth(Readings graph)
      throws InterruptedException {
    check(graph, "nngp", width -> width);
  }

  private static void check(Readings graph, String kernel, IntUnaryOperator outputs)
      throws InterruptedException {
    Matrix x = graph.examples("x", 5);
    Matrix limit = graph.analytic(x).get(kernel);
    double[] deviations = new double[WIDTHS.length];
    for (int i = 0; i < WIDTHS.length; i++) {
      EmpiricalKernels drawn = draw(graph, WIDTHS[i], outputs.applyAsInt(WIDTHS[i]), kernel, x);
      double error = drawn.standardErrors().get(kernel).frobeniusNorm();
      double ofMean = drawn.means().get(kernel).copy().addScaled(-1, limit).frobeniusNorm();
      double squares = (DRAWS - 1) * error * error + ofMean * ofMean;
      deviations[i] = Math.sqrt(squares) / limit.frobeniusNorm();
      int width = WIDTHS[i];
      assertTrue(
          ofMean < 3 * error,
          () -> "width %d: the mean is %.2g standard errors off".formatted(width, ofMean / error));
    }
    double slope = LogSlope.of(WIDTHS, deviations);
    assertEquals(-0.5, slope, SLOPE_TOLERANCE, () -> Arrays.toString(deviations));
  }

  private static EmpiricalKernels draw(
      Readings graph, int width, int outputs, String kernel, Matrix x) throws InterruptedException {
    return new EmpiricalKernelComputation(
            new Dl4jNetworkFactory(),
            graph.graph(width, outputs),
            Readings.NTK,
            Precision.DOUBLE,
            SEED,
            DRAWS,
            OutputPairs.MEAN,
            List.of(kernel),
            2,
            EmpiricalProgress.NONE)
        .of(x);
  }
}
