package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.conv;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.window.Padding;

/**
 * Finite networks drawn in plain loops. With one hidden layer their kernels are means over units
 * without bias at every width, so means over draws agree within their standard errors.
 */
class RandomNetworksTest {
  private static final int DRAWS = 4000;
  private static final double STANDARD_ERRORS = 4;
  private static final int FEATURES = 5;
  private static final int LENGTH = 6;
  private static final int CHANNELS = 2;

  /** A pair's product of outputs and tangent kernel, one draw. */
  private interface Draw {
    double[] of(Random random);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void denseNetworksHaveTheAnalyticKernelsOnAverage(int width) {
    Shape shape = Shape.vector(FEATURES);
    Matrix x = Grams.examples(shape, 2);
    Map<String, Matrix> analytic =
        Grams.gram(Grams.kernel(graph(shape, dense(1.4, 0.3), RELU, readout())), x);
    for (int other = 0; other < 2; other++) {
      double[] a = x.row(0);
      double[] b = x.row(other);
      agree(analytic, other, random -> drawDense(a, b, width, random));
    }
  }

  private static double[] drawDense(double[] a, double[] b, int width, Random random) {
    double ofA = 0;
    double ofB = 0;
    double theta = 0;
    double product = 0;
    for (int j = 0; j < FEATURES; j++) {
      product += a[j] * b[j] / FEATURES;
    }
    for (int unit = 0; unit < width; unit++) {
      double bias = 0.3 * random.nextGaussian();
      double u = bias;
      double v = bias;
      for (int j = 0; j < FEATURES; j++) {
        double w = 1.4 / Math.sqrt(FEATURES) * random.nextGaussian();
        u += w * a[j];
        v += w * b[j];
      }
      double out = random.nextGaussian();
      ofA += out * Math.max(u, 0) / Math.sqrt(width);
      ofB += out * Math.max(v, 0) / Math.sqrt(width);
      theta += Math.max(u, 0) * Math.max(v, 0) / width;
      theta += u > 0 && v > 0 ? out * out * (1.96 * product + 0.09) / width : 0;
    }
    return new double[] {ofA * ofB, theta};
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void convolutionsWithGlobalAverageHaveTheAnalyticKernelOnAverage(int width) {
    Shape shape = new Shape(CHANNELS, List.of(LENGTH));
    Matrix x = Grams.examples(shape, 2);
    Map<String, Matrix> analytic =
        Grams.gram(
            Grams.kernel(
                graph(
                    shape,
                    conv(3, 1, Padding.SAME, 1.4, 0.2),
                    RELU,
                    new GlobalAveragePool(),
                    readout())),
            x);
    for (int other = 0; other < 2; other++) {
      double[] a = x.row(0);
      double[] b = x.row(other);
      agree(
          Map.of("nngp", analytic.get("nngp")),
          other,
          random -> drawConvolution(a, b, width, random));
    }
  }

  private static double[] drawConvolution(double[] a, double[] b, int width, Random random) {
    double ofA = 0;
    double ofB = 0;
    double[] filter = new double[3 * CHANNELS];
    for (int unit = 0; unit < width; unit++) {
      double bias = 0.2 * random.nextGaussian();
      for (int k = 0; k < filter.length; k++) {
        filter[k] = 1.4 / Math.sqrt(filter.length) * random.nextGaussian();
      }
      double out = random.nextGaussian() / Math.sqrt(width);
      ofA += out * pooled(a, filter, bias);
      ofB += out * pooled(b, filter, bias);
    }
    return new double[] {ofA * ofB, 0};
  }

  /** The mean over positions of the rectified convolution. */
  private static double pooled(double[] x, double[] filter, double bias) {
    double mean = 0;
    for (int at = 0; at < LENGTH; at++) {
      double u = bias;
      for (int k = 0; k < filter.length; k++) {
        int from = at + k % 3 - 1;
        u += from < 0 || from >= LENGTH ? 0 : filter[k] * x[k / 3 * LENGTH + from];
      }
      mean += Math.max(u, 0) / LENGTH;
    }
    return mean;
  }

  private static void agree(Map<String, Matrix> analytic, int other, Draw draw) {
    Random random = new Random(3);
    double[] sum = new double[2];
    double[] squares = new double[2];
    for (int d = 0; d < DRAWS; d++) {
      double[] values = draw.of(random);
      for (int k = 0; k < 2; k++) {
        sum[k] += values[k];
        squares[k] += values[k] * values[k];
      }
    }
    for (String kernel : analytic.keySet()) {
      int k = kernel.equals("nngp") ? 0 : 1;
      double mean = sum[k] / DRAWS;
      double error = Math.sqrt((squares[k] / DRAWS - mean * mean) / DRAWS);
      double expected = analytic.get(kernel).get(0, other);
      String what = "%s: %s ± %s, expected %s".formatted(kernel, mean, error, expected);
      assertTrue(Math.abs(mean - expected) < STANDARD_ERRORS * error, what);
    }
  }
}
