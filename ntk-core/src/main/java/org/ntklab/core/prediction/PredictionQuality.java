package org.ntklab.core.prediction;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.Triangle;

/**
 * How good a prediction is on points whose targets are known. NaN if there are no points.
 *
 * @param accuracy share of the points whose largest output stands where the largest target does; of
 *     a single output, whose sign is the target's. A tie is a guess between its outputs: outputs
 *     that are all equal, as at time 0, have the accuracy of chance
 * @param rmse root mean square of f − y over points and outputs
 * @param nll mean over points and outputs of ½ log 2πv + (f − y)²/2v, in nats, v being the variance
 *     of the output and the noise; empty without a covariance. A variance below its own rounding
 *     error counts as that error, so that a point the ensemble is certain of has a finite one
 */
public record PredictionQuality(double accuracy, double rmse, OptionalDouble nll) {
  /**
   * Compares with targets.
   *
   * @param targets [P, O]
   * @param noise variance of the targets' noise: λ
   * @param varianceRounding what the prediction's variances may be wrong by
   */
  public static PredictionQuality of(
      Prediction prediction, Matrix targets, double noise, double varianceRounding) {
    Matrix mean = prediction.mean();
    if (targets.rows() != mean.rows() || targets.columns() != mean.columns()) {
      throw new IllegalArgumentException(
          "PredictionQuality: expected targets %s like the mean, found %s"
              .formatted(mean, targets));
    }
    OptionalDouble nll = OptionalDouble.empty();
    if (prediction.covariance().isPresent()) {
      double[] variances = Triangle.diagonal(prediction.covariance().get());
      Arrays.setAll(variances, i -> Math.max(variances[i], varianceRounding) + noise);
      nll = OptionalDouble.of(nll(mean, targets, variances));
    }
    return new PredictionQuality(accuracy(mean, targets), rmse(mean, targets), nll);
  }

  private static double accuracy(Matrix mean, Matrix targets) {
    double hits = 0;
    for (int i = 0; i < mean.rows(); i++) {
      hits += hit(choices(mean.row(i)), choices(targets.row(i)));
    }
    return hits / mean.rows();
  }

  /** Probability that a guess among the largest outputs names one of the largest targets. */
  private static double hit(double[] outputs, double[] targets) {
    double largestOutput = Arrays.stream(outputs).max().orElseThrow();
    double largestTarget = Arrays.stream(targets).max().orElseThrow();
    int tied = 0;
    int right = 0;
    for (int o = 0; o < outputs.length; o++) {
      if (outputs[o] == largestOutput) {
        tied++;
        right += targets[o] == largestTarget ? 1 : 0;
      }
    }
    return (double) right / tied;
  }

  /** The sign of a single output is a choice between it and its negative. */
  private static double[] choices(double[] row) {
    return row.length == 1 ? new double[] {row[0], -row[0]} : row;
  }

  private static double rmse(Matrix mean, Matrix targets) {
    return mean.copy().addScaled(-1, targets).frobeniusNorm()
        / Math.sqrt((double) mean.rows() * mean.columns());
  }

  private static double nll(Matrix mean, Matrix targets, double[] variances) {
    double sum = 0;
    for (int i = 0; i < mean.rows(); i++) {
      for (int o = 0; o < mean.columns(); o++) {
        double residual = mean.get(i, o) - targets.get(i, o);
        sum += 0.5 * Math.log(2 * Math.PI * variances[i]);
        sum += residual * residual / (2 * variances[i]);
      }
    }
    return sum / ((double) mean.rows() * mean.columns());
  }
}
