package org.ntklab.core.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.prediction.SolverReport.Method;
import org.ntklab.core.problem.RefusedException;

/** Kernels that have no inverse, or hardly one: what is predicted, reported and refused. */
class SingularKernelTest {
  private static final double TOLERANCE = 1e-10;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void duplicateRowsWithContradictingTargetsCountOnceWithTheirMean() {
    RandomKernels twice = RandomKernels.duplicated(6, 5, 2, 29, 1);
    Matrix meanTargets = twice.targets.rowRange(0, 6).copy();
    meanTargets.addScaled(1, twice.targets.rowRange(6, 12)).scale(0.5);
    KernelPrediction once =
        KernelPrediction.ntk(
            firstSix(twice.theta), firstSix(twice.nngp), meanTargets, 0, Descent.flow(1));
    Prediction expected = once.at(1, INFINITY).predictions().get(0);

    Predictions predictions = ntk(twice).at(1, INFINITY);
    Prediction found = predictions.predictions().get(0);
    assertClose(expected.mean(), found.mean());
    assertClose(expected.trainMean(), found.trainMean().rowRange(0, 6));
    assertClose(expected.trainMean(), found.trainMean().rowRange(6, 12));
    assertClose(expected.covariance().orElseThrow(), found.covariance().orElseThrow());

    SolverReport report = predictions.solver();
    assertEquals(Method.EIGENDECOMPOSITION, report.method());
    assertEquals(6, report.zeroModes());
    assertEquals(0, report.jitter());
    assertEquals(INFINITY, report.conditionNumber());
    assertTrue(
        report
            .explanation()
            .startsWith(
                "eigendecomposition: the kernel is singular to rounding; 6 of 12 eigenvalues count"
                    + " as 0, as duplicate rows make them: "),
        report.explanation());
  }

  @Test
  void duplicateRowsFollowTheDefinitionAtFiniteTimes() {
    RandomKernels twice = RandomKernels.duplicated(6, 5, 2, 29, 2);
    double[] times = {0.1, 7, 1000};
    for (KernelPrediction problem : List.of(ntk(twice), nngp(twice))) {
      Definition definition = new Definition(problem);
      List<Prediction> found = problem.at(1, times).predictions();
      for (int i = 0; i < times.length; i++) {
        assertClose(definition.mean(times[i]), found.get(i).mean());
        assertClose(definition.trainMean(times[i]), found.get(i).trainMean());
        assertClose(definition.covariance(times[i]), found.get(i).covariance().orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e12, 1e18, 1e30, 1e300, Double.MAX_VALUE})
  void longTimesOverDuplicateRowsAreInfinity(double time) {
    RandomKernels twice = RandomKernels.duplicated(6, 5, 2, 29, 3);
    for (KernelPrediction problem : List.of(ntk(twice), nngp(twice))) {
      List<Prediction> found = problem.at(1, time, INFINITY).predictions();
      KernelPredictionTest.assertSamePrediction(found.get(1), found.get(0), TOLERANCE);
    }
  }

  @Test
  void aModeThatTheKernelDoesNotSeeTakesItsLimitWhereTestPointsDo() {
    // Not a kernel of any features, but defined: T = Θ_xT ηt/M.
    KernelBlocks blocks = KernelBlocks.of(Matrix.zeros(2, 2), Matrix.of(1, 2, 3, 4));
    KernelPrediction problem =
        KernelPrediction.ntk(blocks, Matrix.ofColumn(1, 2), 0, Descent.flow(0.5));
    List<Prediction> found = problem.at(1, 6, INFINITY).predictions();
    assertEquals(11 * 0.5 * 6 / 2, found.get(0).mean().get(0, 0), TOLERANCE);
    assertEquals(0, found.get(0).trainMean().maxAbs());
    assertEquals(0, found.get(1).mean().maxAbs());
  }

  @Test
  void largeSingularKernelsGetTheSmallestJitterThatIsSafe() {
    RandomKernels twice = RandomKernels.duplicated(6, 5, 2, 29, 4);
    for (KernelPrediction problem : List.of(ntk(twice), nngp(twice))) {
      Matrix work = problem.kernel().trainTrain().copy();
      Predictions jittered = problem.solve(work, 11, 1, INFINITY, 0);
      SolverReport report = jittered.solver();
      assertEquals(Method.CHOLESKY, report.method());
      double rounding = 12 * Math.ulp(1.0) * report.lambdaMax();
      assertEquals(10 * rounding, report.jitter(), 1e-3 * rounding);
      assertTrue(Math.abs(report.lambdaMin()) < rounding);
      assertEquals(INFINITY, report.conditionNumber());
      assertTrue(
          report
              .explanation()
              .startsWith(
                  "Cholesky factor with jitter: the kernel is singular to rounding and, with 12"
                      + " rows, beyond the 11 whose modes are found instead; "),
          report.explanation());
      // Contradicting duplicates make weights of the size 1/jitter, whose digits cancel.
      List<Prediction> exact = problem.at(1, INFINITY, 0).predictions();
      KernelPredictionTest.assertSamePrediction(exact.get(0), jittered.predictions().get(0), 0.05);
      KernelPredictionTest.assertSamePrediction(
          exact.get(1), jittered.predictions().get(1), TOLERANCE);
    }
  }

  @Test
  void kernelThatIsNotPositiveSemidefiniteIsRefusedWithTheRidgeThatWouldDo() {
    KernelBlocks blocks = KernelBlocks.of(Matrix.of(2, 2, 2, 4, 4, 2), Matrix.of(1, 2, 1, 1));
    Matrix y = Matrix.ofColumn(1, -1);
    KernelPrediction problem = KernelPrediction.ntk(blocks, y, 0, Descent.flow(1));
    String expected =
        "the train kernel is not positive semidefinite: with the ridge 0.00 its smallest eigenvalue"
            + " is -2.00, its largest 6.00: a ridge of at least 1.10 would do";
    assertEquals(expected, refusal(() -> problem.at(1, INFINITY)));
    assertEquals(expected, refusal(() -> problem.at(1, 1)));
    Matrix work = blocks.trainTrain().copy();
    assertEquals(expected, refusal(() -> problem.solve(work, 1, 1, INFINITY)));
    KernelPrediction ridged = KernelPrediction.ntk(blocks, y, 1.1, Descent.flow(1));
    assertEquals(0.2, ridged.at(1, INFINITY).solver().lambdaMin(), 1e-6);
    assertEquals(0.2, ridged.at(1, 1).solver().lambdaMin(), TOLERANCE);
  }

  @Test
  void aRidgeMakesDuplicateRowsRegular() {
    RandomKernels twice = RandomKernels.duplicated(6, 5, 1, 29, 5);
    KernelPrediction problem =
        KernelPrediction.ntk(twice.theta, twice.nngp, twice.targets, 0.1, Descent.flow(1));
    Predictions found = problem.at(1, INFINITY);
    assertEquals(Method.CHOLESKY, found.solver().method());
    Definition definition = new Definition(problem);
    assertClose(definition.mean(INFINITY), found.predictions().get(0).mean());
    assertClose(definition.trainMean(INFINITY), found.predictions().get(0).trainMean());
    assertEquals(problem.lambda(), found.solver().lambdaMin(), 1e-6);
    assertFalse(Double.isInfinite(found.solver().conditionNumber()));
  }

  @Test
  void noiseOfASinglePrecisionKernelIsNotInverted() {
    RandomKernels twice = RandomKernels.duplicated(20, 5, 1, 10, 6);
    Matrix rounded = twice.theta.trainTrain().copy();
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j <= i; j++) {
        // Not what float32 does to duplicates, but what a float32 kernel's own noise does.
        float entry = (float) (rounded.get(i, j) * (1 + 1e-7 * Math.sin(i * 41.0 + j)));
        rounded.set(i, j, entry);
        rounded.set(j, i, entry);
      }
    }
    KernelBlocks blocks = KernelBlocks.of(rounded, twice.theta.testTrain());
    Prediction exact = ntk(twice).at(1, INFINITY).predictions().get(0);
    Predictions found =
        KernelPrediction.ntk(blocks, twice.targets, 0, Descent.flow(1)).at(1, INFINITY);
    assertEquals(30, found.solver().zeroModes());
    assertTrue(found.solver().lambdaMin() < 0);
    assertEquals(0, RandomMatrices.distance(exact.mean(), found.predictions().get(0).mean()), 1e-4);
  }

  @Test
  void theReportTellsTheSpectrumByEitherMethod() {
    RandomKernels kernels = new RandomKernels(40, 5, 2, 60, 7);
    KernelPrediction problem =
        KernelPrediction.ntk(kernels.theta, kernels.targets, 0.01, Descent.flow(1));
    double[] theta = SymmetricEigen.of(kernels.theta.trainTrain()).values();
    double smallest = theta[0] + problem.lambda();
    double largest = theta[39] + problem.lambda();
    for (double time : new double[] {0, INFINITY, 1}) {
      SolverReport report = problem.at(1, time).solver();
      assertEquals(time == 1 ? Method.EIGENDECOMPOSITION : Method.CHOLESKY, report.method());
      assertEquals(smallest, report.lambdaMin(), 1e-6 * smallest);
      assertEquals(largest, report.lambdaMax(), TOLERANCE * largest);
      assertEquals(largest / smallest, report.conditionNumber(), 1e-6 * largest / smallest);
      assertEquals(problem.lambda(), report.ridge());
      assertEquals(0, report.zeroModes());
      assertEquals(0, report.jitter());
    }
    assertEquals(
        "Cholesky factor: every time is 0 or infinite", problem.at(1, 0).solver().explanation());
    assertEquals(
        "eigendecomposition: at a finite time each mode has come its own way",
        problem.at(1, 1).solver().explanation());
  }

  @Test
  void kernelOfZerosLearnsNothing() {
    KernelBlocks zero = KernelBlocks.of(Matrix.zeros(3, 3), Matrix.zeros(2, 3), Matrix.zeros(2, 2));
    KernelPrediction problem =
        KernelPrediction.nngp(zero, Matrix.ofColumn(1, 2, 3), 0.5, Descent.flow(1));
    for (Predictions found :
        List.of(
            problem.at(1, INFINITY, 0),
            problem.at(1, 4, INFINITY),
            problem.solve(Matrix.zeros(3, 3), 1, 1, INFINITY, 0))) {
      for (Prediction prediction : found.predictions()) {
        assertArrayEquals(new double[2], prediction.mean().toArray());
        assertArrayEquals(new double[3], prediction.trainMean().toArray());
        assertArrayEquals(new double[4], prediction.covariance().orElseThrow().toArray());
      }
      assertEquals(INFINITY, found.stability().sgd());
    }
  }

  private static String refusal(Runnable call) {
    return assertThrows(RefusedException.class, call::run).getMessage();
  }

  private static KernelPrediction ntk(RandomKernels kernels) {
    return KernelPrediction.ntk(kernels.theta, kernels.nngp, kernels.targets, 0, Descent.flow(1));
  }

  private static KernelPrediction nngp(RandomKernels kernels) {
    return KernelPrediction.nngp(kernels.nngp, kernels.targets, 0, Descent.flow(1));
  }

  private static KernelBlocks firstSix(KernelBlocks blocks) {
    Matrix train = Matrix.zeros(6, 6);
    Matrix cross = Matrix.zeros(5, 6);
    for (int j = 0; j < 6; j++) {
      for (int i = 0; i < 6; i++) {
        train.set(i, j, blocks.trainTrain().get(i, j));
      }
      for (int i = 0; i < 5; i++) {
        cross.set(i, j, blocks.testTrain().get(i, j));
      }
    }
    return KernelBlocks.of(train, cross, blocks.testTest().orElseThrow());
  }

  private static void assertClose(Matrix expected, Matrix found) {
    assertEquals(0, RandomMatrices.distance(expected, found), TOLERANCE);
  }
}
