package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.reference.Reference;

/**
 * With one hidden layer Θ is a mean over n independent units, and its limit their expectation: at
 * every width it scatters around the analytic kernel without bias, by n^−½.
 */
class InfiniteWidthTest {
  private static final int FEATURES = 6;
  private static final double BIAS = 0.3;
  private static final int DRAWS = 48;
  private static final int[] WIDTHS = {16, 64, 256};
  private static final Matrix X = Networks.normal("x", 5, FEATURES);

  /** About four standard deviations of the slope, at so many draws. */
  private static final double SLOPE_TOLERANCE = 0.15;

  @Test
  void scatterAroundTheAnalyticKernelFallsWithTheRootOfTheWidth() {
    double[] scatter = new double[WIDTHS.length];
    for (int i = 0; i < WIDTHS.length; i++) {
      scatter[i] = draw(WIDTHS[i]).rootMeanSquare;
    }
    for (int i = 1; i < WIDTHS.length; i++) {
      double slope =
          Math.log(scatter[i] / scatter[i - 1]) / Math.log((double) WIDTHS[i] / WIDTHS[i - 1]);
      assertEquals(-0.5, slope, SLOPE_TOLERANCE);
    }
  }

  @Test
  void meanOverDrawsIsTheAnalyticKernel() {
    for (int width : WIDTHS) {
      Errors errors = draw(width);
      double standardError = errors.rootMeanSquare / Math.sqrt(DRAWS);
      assertTrue(
          errors.ofMean < 2.5 * standardError,
          () -> "width %d: %s of %s".formatted(width, errors.ofMean, standardError));
    }
  }

  /** Distances to the analytic kernel, relative to its norm. */
  private record Errors(double rootMeanSquare, double ofMean) {}

  private static Errors draw(int width) {
    Matrix analytic = analytic();
    double norm = analytic.frobeniusNorm();
    Matrix mean = Matrix.zeros(X.rows(), X.rows());
    double squares = 0;
    LayerGraph graph =
        Wiring.graph(
            List.of(Wiring.dense(width, BIAS), Wiring.RELU, Wiring.last(BIAS)), FEATURES, 1);
    NetworkDescription description = Networks.with(Powers.NTK, Networks.describe(graph));
    for (int draw = 0; draw < DRAWS; draw++) {
      try (Dl4jNetwork network = Networks.create(Networks.with(draw, description))) {
        Matrix error = network.tangentKernel().gram(X, X).addScaled(-1, analytic);
        squares += Math.pow(error.frobeniusNorm() / norm, 2) / DRAWS;
        mean.addScaled(1.0 / DRAWS, error);
      }
    }
    return new Errors(Math.sqrt(squares), mean.frobeniusNorm() / norm);
  }

  /** Dense, ReLU, dense: Θ = K′ + σ_w² Θ₁ K̇ with the arc-cosine kernels. */
  @Reference(key = "jacot2018", where = "Theorem 1")
  private static Matrix analytic() {
    double hidden = Math.pow(1.2, 2);
    double last = Math.pow(0.9, 2);
    double bias = BIAS * BIAS;
    Matrix theta = Matrix.zeros(X.rows(), X.rows());
    for (int i = 0; i < X.rows(); i++) {
      for (int j = 0; j < X.rows(); j++) {
        double p = hidden * dot(i, i) / FEATURES + bias;
        double q = hidden * dot(j, j) / FEATURES + bias;
        double k = hidden * dot(i, j) / FEATURES + bias;
        double s = Math.sqrt(Math.max(0, p * q - k * k));
        double derivative = 0.5 - Math.atan2(s, k) / (2 * Math.PI);
        double value = s / (2 * Math.PI) + derivative * k;
        theta.set(i, j, last * value + bias + last * k * derivative);
      }
    }
    return theta;
  }

  private static double dot(int i, int j) {
    return X.rowRange(i, i + 1).dot(X.rowRange(j, j + 1));
  }
}
