package org.ntklab.core.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.linalg.Matrix;

class PredictionQualityTest {
  private static final double TOLERANCE = 1e-14;

  @Test
  void classesByHand() {
    Matrix mean = Matrix.of(3, 3, 0.5, 0.1, 0, -1, -2, -3, 0, 0.2, 0.1);
    Matrix targets = Matrix.of(3, 3, 1, 0, 0, 0, 1, 0, 0, 1, 0);
    PredictionQuality quality = quality(mean, targets);
    assertEquals(2.0 / 3, quality.accuracy(), TOLERANCE);
    double squares = 0.25 + 0.01 + 0 + 1 + 9 + 9 + 0 + 0.64 + 0.01;
    assertEquals(Math.sqrt(squares / 9), quality.rmse(), TOLERANCE);
    assertEquals(OptionalDouble.empty(), quality.nll());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1, 1", "-0.1, 1, 0", "-0.1, -1, 1", "0, 1, 0.5", "0, -1, 0.5", "0.1, 0, 1"})
  void aSingleOutputChoosesByItsSign(double mean, double target, double accuracy) {
    assertEquals(accuracy, quality(Matrix.of(1, 1, mean), Matrix.of(1, 1, target)).accuracy());
  }

  @Test
  void tiesAreGuesses() {
    Matrix targets = Matrix.of(1, 4, 0, 0, 1, 0);
    assertEquals(0.25, quality(Matrix.zeros(1, 4), targets).accuracy());
    assertEquals(0.5, quality(Matrix.of(1, 4, 0, 3, 3, 0), targets).accuracy());
    assertEquals(0, quality(Matrix.of(1, 4, 3, 3, 0, 0), targets).accuracy());
  }

  @Test
  void likelihoodByHand() {
    Matrix covariance = Matrix.of(2, 2, 0.5, 9, 9, 2);
    Prediction prediction = prediction(Matrix.of(2, 1, 1, 2), Optional.of(covariance));
    double expected =
        (0.5 * Math.log(2 * Math.PI * 0.75)
                + 4 / (2 * 0.75)
                + 0.5 * Math.log(2 * Math.PI * 2.25)
                + 1 / (2 * 2.25))
            / 2;
    PredictionQuality quality =
        PredictionQuality.of(prediction, Matrix.of(2, 1, 3, 1), 0.25, 1e-12);
    assertEquals(expected, quality.nll().orElseThrow(), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1e-17", "1e-17"})
  void certaintyCountsAsTheRoundingOfItsVariance(double variance) {
    Prediction prediction = prediction(Matrix.of(1, 1, 1), Optional.of(Matrix.of(1, 1, variance)));
    double right =
        PredictionQuality.of(prediction, Matrix.of(1, 1, 1), 0, 1e-12).nll().orElseThrow();
    assertEquals(0.5 * Math.log(2 * Math.PI * 1e-12), right, TOLERANCE);
    double wrong =
        PredictionQuality.of(prediction, Matrix.of(1, 1, 2), 0, 1e-12).nll().orElseThrow();
    assertEquals(right + 0.5e12, wrong, 1);
  }

  @Test
  void certainTestPointsOfARealPredictionStayFinite() {
    RandomKernels kernels = new RandomKernels(13, 0, 1, 29, 1);
    KernelBlocks trainAsTest = RandomKernels.blocks(kernels.trainFeatures, kernels.trainFeatures);
    Predictions predictions =
        KernelPrediction.nngp(trainAsTest, kernels.targets, 0, Descent.flow(1))
            .at(1, Double.POSITIVE_INFINITY);
    PredictionQuality quality =
        predictions.quality(predictions.predictions().get(0), kernels.targets);
    assertEquals(1, quality.accuracy());
    assertTrue(quality.rmse() < 1e-12);
    assertTrue(quality.nll().orElseThrow() < -10);
    Matrix covariance = predictions.predictions().get(0).covariance().orElseThrow();
    for (int i = 0; i < 13; i++) {
      assertTrue(covariance.get(i, i) >= 0);
    }
  }

  @Test
  void noPointsHaveNoQualityAndOtherShapesAreRefused() {
    assertTrue(Double.isNaN(quality(Matrix.zeros(0, 2), Matrix.zeros(0, 2)).accuracy()));
    assertTrue(Double.isNaN(quality(Matrix.zeros(0, 2), Matrix.zeros(0, 2)).rmse()));
    assertThrows(
        IllegalArgumentException.class, () -> quality(Matrix.zeros(2, 2), Matrix.zeros(2, 1)));
  }

  private static PredictionQuality quality(Matrix mean, Matrix targets) {
    return PredictionQuality.of(prediction(mean, Optional.empty()), targets, 0, 0);
  }

  private static Prediction prediction(Matrix mean, Optional<Matrix> covariance) {
    return new Prediction(1, mean, Matrix.zeros(0, mean.columns()), covariance);
  }
}
