package org.ntklab.analysis.abc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.analysis.fit.PooledSlope;

/** κ against the kernel of linear networks with random weights, Σ rate · |input|² · |signal|². */
class InitialKernelGrowthTest {
  private static final double ROUNDING = 1e-12;

  /** Slopes between widths 32 and 256 of means over draws, with shares that do not grow as fast. */
  private static final double FINITE = 0.12;

  private static final int[] WIDTHS = {32, 64, 128, 256};
  private static final int DRAWS = 12;
  private static final int FEATURES = 3;

  @ParameterizedTest(name = "{0} at depth {1}")
  @CsvSource({
    "standard, 1, 1",
    "standard, 3, 1",
    "standard-over-n, 2, 0",
    "ntk, 1, 0",
    "ntk, 3, 0",
    "mean-field, 2, 0",
    "mup, 2, 0",
    "naive-mean-field, 1, 0",
    "naive-mean-field, 2, -1",
    "naive-mean-field, 3, -2",
  })
  void growthIsThatOfNetworksWithRandomWeights(String name, int depth, double kappa) {
    AbcExponents exponents = Known.gradient().get(name);
    assertEquals(kappa, InitialKernelGrowth.exponent(exponents, depth), ROUNDING);
    assertEquals(kappa, measured(exponents, depth), FINITE);
  }

  @Test
  void rateThatFollowsTheLargestEigenvalueMakesStandardTheOneAtEtaOverN() {
    AbcExponents standard = Known.gradient().get("standard");
    double kappa = InitialKernelGrowth.exponent(standard, 2);
    assertEquals(Known.gradient().get("standard-over-n"), standard.slower(kappa));
  }

  private static double measured(AbcExponents exponents, int depth) {
    double[] widths = Arrays.stream(WIDTHS).asDoubleStream().toArray();
    double[] kernels = new double[WIDTHS.length];
    Random random = new Random(5);
    for (int i = 0; i < WIDTHS.length; i++) {
      for (int draw = 0; draw < DRAWS; draw++) {
        kernels[i] += kernel(exponents, depth, WIDTHS[i], random);
      }
    }
    return PooledSlope.fit(widths, kernels).exponent().orElseThrow().slope();
  }

  private static double kernel(AbcExponents exponents, int depth, int n, Random random) {
    double[][] activations = new double[depth + 1][];
    double[][][] weights = new double[depth + 1][][];
    double[] rates = new double[depth + 1];
    activations[0] = new double[FEATURES];
    Arrays.fill(activations[0], 1);
    for (int l = 0; l <= depth; l++) {
      RoleExponents role = l == 0 ? exponents.input() : exponents.output();
      if (l > 0 && l < depth) {
        role = exponents.hidden().orElseThrow();
      }
      rates[l] = Math.pow(n, -role.c() - 2 * role.a());
      double deviation = Math.pow(n, -role.a() - role.b());
      weights[l] = new double[l == depth ? 1 : n][activations[l].length];
      double[] next = new double[weights[l].length];
      for (int i = 0; i < next.length; i++) {
        for (int j = 0; j < activations[l].length; j++) {
          weights[l][i][j] = deviation * random.nextGaussian();
          next[i] += weights[l][i][j] * activations[l][j];
        }
      }
      if (l < depth) {
        activations[l + 1] = next;
      }
    }
    double[] signal = {1};
    double kernel = 0;
    for (int l = depth; l >= 0; l--) {
      kernel += rates[l] * squares(activations[l]) * squares(signal);
      double[] below = new double[activations[l].length];
      for (int i = 0; i < signal.length; i++) {
        for (int j = 0; j < below.length; j++) {
          below[j] += weights[l][i][j] * signal[i];
        }
      }
      signal = below;
    }
    return kernel;
  }

  private static double squares(double[] vector) {
    return Arrays.stream(vector).map(x -> x * x).sum();
  }
}
