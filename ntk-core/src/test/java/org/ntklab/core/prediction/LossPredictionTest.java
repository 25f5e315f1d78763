package org.ntklab.core.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.loss.CrossEntropy;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.problem.RefusedException;

class LossPredictionTest {
  private static final double TOLERANCE = 1e-10;

  @Test
  void squaredLossIsTheClosedForm() {
    RandomKernels kernels = new RandomKernels(13, 7, 2, 29, 1);
    LinearRecursion nesterov = LinearRecursion.nesterov(0.9);
    double eta =
        KernelPrediction.ntk(kernels.theta, kernels.targets, 0, Descent.flow(1))
                .at(1, 0)
                .stability()
                .of(nesterov)
            / 2;
    double[] times = {40, 0, 3, 40};
    for (Descent descent : List.of(Descent.flow(0.7), Descent.discrete(nesterov, eta))) {
      List<Prediction> expected =
          KernelPrediction.ntk(kernels.theta, kernels.targets, 0, descent)
              .at(1, times)
              .predictions();
      List<Prediction> found =
          new LossPrediction(new MeanSquaredError(), kernels.theta, kernels.targets, descent)
              .at(TOLERANCE, times);
      assertEquals(times.length, found.size());
      for (int i = 0; i < times.length; i++) {
        assertEquals(times[i], found.get(i).time());
        KernelPredictionTest.assertSamePrediction(expected.get(i), found.get(i), 100 * TOLERANCE);
      }
    }
  }

  /** Weights w of f = J w, by their own gradient: ∂L/∂w = Jᵀ (softmax(J w) − y)/N. */
  @Test
  void crossEntropyIsThatOfALinearModelsParameters() {
    RandomKernels kernels = new RandomKernels(13, 7, 3, 29, 2);
    Matrix labels = oneHot(13, 3);
    Matrix jacobian = kernels.trainFeatures.copy().scale(1 / Math.sqrt(29));
    Matrix testJacobian = kernels.testFeatures.copy().scale(1 / Math.sqrt(29));
    Matrix weights = Matrix.zeros(29, 3);
    double eta = 4;
    for (int step = 0; step < 50; step++) {
      Matrix outputs = Blas.product(jacobian, weights);
      for (int i = 0; i < 13; i++) {
        double sum = 0;
        for (int o = 0; o < 3; o++) {
          sum += Math.exp(outputs.get(i, o));
        }
        for (int o = 0; o < 3; o++) {
          outputs.set(i, o, (Math.exp(outputs.get(i, o)) / sum - labels.get(i, o)) / 13);
        }
      }
      Blas.gemm(true, false, -eta, jacobian, outputs, 1, weights);
    }
    LossPrediction problem =
        new LossPrediction(
            new CrossEntropy(),
            kernels.theta,
            labels,
            Descent.discrete(LinearRecursion.sgd(), eta));
    Prediction found = problem.at(TOLERANCE, 50).get(0);
    assertEquals(
        0, RandomMatrices.distance(Blas.product(testJacobian, weights), found.mean()), TOLERANCE);
    assertEquals(
        0, RandomMatrices.distance(Blas.product(jacobian, weights), found.trainMean()), TOLERANCE);
    assertTrue(found.covariance().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5})
  void rateAndTimeOfTheFlowMatterByTheirProduct(double eta) {
    RandomKernels kernels = new RandomKernels(13, 7, 3, 29, 3);
    Prediction found = crossEntropy(kernels, Descent.flow(eta)).at(TOLERANCE, 60 / eta).get(0);
    Prediction expected = crossEntropy(kernels, Descent.flow(60)).at(TOLERANCE, 1).get(0);
    KernelPredictionTest.assertSamePrediction(expected, found, 100 * TOLERANCE);
  }

  @Test
  void longTrainingSeparatesTheClassesAndStaysFinite() {
    RandomKernels kernels = new RandomKernels(13, 7, 3, 29, 4);
    List<Prediction> found = crossEntropy(kernels, Descent.flow(1)).at(1e-6, 1e3, 1e6);
    double early = found.get(0).trainMean().maxAbs();
    double late = found.get(1).trainMean().maxAbs();
    // Outputs grow with the logarithm of time.
    assertTrue(late > early + 3 && late < early + 12, early + " " + late);
    assertEquals(
        1,
        PredictionQuality.of(
                new Prediction(
                    1,
                    found.get(1).trainMean(),
                    found.get(1).trainMean(),
                    found.get(1).covariance()),
                oneHot(13, 3),
                0,
                0)
            .accuracy());
  }

  @Test
  void ratesThatAreSureToConverge() {
    RandomKernels kernels = new RandomKernels(13, 7, 3, 29, 5);
    double ofSquares =
        KernelPrediction.ntk(kernels.theta, kernels.targets, 0, Descent.flow(1))
            .at(1, 0)
            .stability()
            .sgd();
    // 2M/λ_max with M = N·O, and 4N/λ_max.
    assertEquals(ofSquares * 2 / 3, crossEntropy(kernels, Descent.flow(1)).stability().sgd(), 1e-8);
  }

  @Test
  void whatCannotBeReachedIsRefused() {
    RandomKernels kernels = new RandomKernels(13, 7, 3, 29, 6);
    Descent steps = Descent.discrete(LinearRecursion.sgd(), 1);
    for (Descent descent : List.of(Descent.flow(1), steps)) {
      LossPrediction problem = crossEntropy(kernels, descent);
      String message =
          assertThrows(
                  RefusedException.class, () -> problem.at(TOLERANCE, Double.POSITIVE_INFINITY))
              .getMessage();
      assertTrue(message.startsWith("no outputs at infinite time under this loss"), message);
    }
    assertThrows(RefusedException.class, () -> crossEntropy(kernels, steps).at(TOLERANCE, 1e12));
    LossPrediction unstable =
        new LossPrediction(
            new MeanSquaredError(),
            kernels.theta,
            kernels.targets,
            Descent.discrete(LinearRecursion.sgd(), 1e6));
    String message =
        assertThrows(RefusedException.class, () -> unstable.at(TOLERANCE, 1000)).getMessage();
    assertTrue(
        message.startsWith(
            "with the learning rate 1.000e+06 the outputs have left the range of numbers by step"
                + " 1000: steps are sure to converge below "),
        message);
  }

  @Test
  void targetsThatAreNoDistributionsAreRefused() {
    RandomKernels kernels = new RandomKernels(2, 1, 3, 29, 7);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new LossPrediction(
                        new CrossEntropy(),
                        kernels.theta,
                        Matrix.of(2, 3, 1, 0, 0, 0.5, 0, 0),
                        Descent.flow(1)))
            .getMessage();
    assertEquals(
        "LossPrediction: expected targets that are distributions over the outputs, as one-hot ones"
            + " are, found [0.5, 0.0, 0.0] in row 1",
        message);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LossPrediction(
                new MeanSquaredError(), kernels.theta, Matrix.zeros(3, 1), Descent.flow(1)));
  }

  @Test
  void withoutTrainPointsNothingMoves() {
    LossPrediction problem =
        new LossPrediction(
            new CrossEntropy(),
            KernelBlocks.of(Matrix.zeros(0, 0), Matrix.zeros(2, 0)),
            Matrix.zeros(0, 3),
            Descent.flow(1));
    assertEquals(0, problem.at(TOLERANCE, 5).get(0).mean().maxAbs());
    assertEquals(Double.POSITIVE_INFINITY, problem.stability().sgd());
  }

  private static LossPrediction crossEntropy(RandomKernels kernels, Descent descent) {
    return new LossPrediction(new CrossEntropy(), kernels.theta, oneHot(13, 3), descent);
  }

  private static Matrix oneHot(int rows, int classes) {
    Matrix labels = Matrix.zeros(rows, classes);
    for (int i = 0; i < rows; i++) {
      labels.set(i, i % classes, 1);
    }
    return labels;
  }
}
