package org.ntklab.cli.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.EmpiricalProgress;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;

/**
 * Tangent kernels of finite networks approach those at infinite width.
 *
 * <p>The statistic is the root mean square over draws of ‖Θ̂ − Θ‖_F / ‖Θ‖_F with Θ the analytic
 * kernel: it scatters by n^−½, and a limit that is wrong by a little bends it flat.
 */
@Tag("slow")
class NamedArchitecturesLimitTest {
  private static final int WIDTHS = 3;
  private static final int DRAWS = 120;

  /** The scatter of so many draws has heavy tails; the eleven slopes are −0.48 to −0.61. */
  private static final double SLOPE_TOLERANCE = 0.17;

  @ParameterizedTest
  @EnumSource(Named.class)
  void tangentKernelsScatterAroundTheirLimitByTheRootOfTheWidth(Named architecture)
      throws InterruptedException {
    Matrix x = architecture.examples("x", 4);
    Matrix limit = architecture.analytic(x).get("ntk");
    double[] logs = new double[WIDTHS];
    double[] biases = new double[WIDTHS];
    for (int i = 0; i < WIDTHS; i++) {
      EmpiricalKernels drawn = draw(architecture, architecture.narrow() << i, x);
      double error = drawn.standardErrors().get("ntk").frobeniusNorm();
      double off = drawn.means().get("ntk").copy().addScaled(-1, limit).frobeniusNorm();
      logs[i] = Math.log(Math.hypot(Math.sqrt(DRAWS - 1) * error, off) / limit.frobeniusNorm());
      biases[i] = off / error;
    }
    double slope = (logs[WIDTHS - 1] - logs[0]) / ((WIDTHS - 1) * Math.log(2));
    assertEquals(-0.5, slope, SLOPE_TOLERANCE, () -> Arrays.toString(logs));
    assertTrue(
        biases[WIDTHS - 1] < 3, () -> "means in standard errors: " + Arrays.toString(biases));
  }

  private static EmpiricalKernels draw(Named architecture, int width, Matrix x)
      throws InterruptedException {
    return new EmpiricalKernelComputation(
            Named.part(NetworkFactory.class),
            architecture.graph(width, 1),
            Named.NTK,
            Precision.DOUBLE,
            7,
            DRAWS,
            OutputPairs.MEAN,
            List.of("ntk"),
            2,
            EmpiricalProgress.NONE)
        .of(x);
  }
}
