package org.ntklab.core.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.problem.RefusedException;

/** No points, one point, rates at the limit, memory and threads, and what is refused. */
class PredictionEdgesTest {
  private static final double TOLERANCE = 1e-12;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void withoutTrainPointsOutputsStayAtThePrior() {
    KernelBlocks none = KernelBlocks.of(Matrix.zeros(0, 0), Matrix.zeros(3, 0), spd(3));
    for (Descent descent :
        new Descent[] {Descent.flow(1), Descent.discrete(LinearRecursion.sgd(), 1)}) {
      KernelPrediction problem = KernelPrediction.ntk(none, none, Matrix.zeros(0, 2), 0.1, descent);
      Predictions found = problem.at(1, 5, INFINITY, 0);
      for (Prediction prediction : found.predictions()) {
        assertArrayEquals(new double[6], prediction.mean().toArray());
        assertEquals("[0, 2]", prediction.trainMean().toString());
        assertArrayEquals(spd(3).toArray(), prediction.covariance().orElseThrow().toArray());
      }
      assertEquals(1, found.solver().conditionNumber());
      assertEquals(INFINITY, found.stability().sgd());
      assertEquals(0, problem.at(1, INFINITY).predictions().get(0).mean().maxAbs());
    }
  }

  @Test
  void withoutTestPointsThereIsOnlyTheTrainMean() {
    KernelBlocks blocks = KernelBlocks.of(spd(3), Matrix.zeros(0, 3), Matrix.zeros(0, 0));
    Matrix y = Matrix.of(3, 1, 1, 2, 3);
    for (double time : new double[] {INFINITY, 1e9}) {
      Prediction found =
          KernelPrediction.nngp(blocks, y, 0, Descent.flow(1)).at(1, time).predictions().get(0);
      assertEquals("[0, 1]", found.mean().toString());
      assertEquals("[0, 0]", found.covariance().orElseThrow().toString());
      assertEquals(0, RandomMatrices.distance(y, found.trainMean()), 1e-9);
    }
  }

  @Test
  void onePointByHand() {
    KernelBlocks theta = KernelBlocks.of(Matrix.of(1, 1, 4), Matrix.of(1, 1, 2));
    KernelBlocks k = KernelBlocks.of(Matrix.of(1, 1, 3), Matrix.of(1, 1, 1), Matrix.of(1, 1, 5));
    Matrix y = Matrix.of(1, 2, 1, -1);
    // A = 4 + ½ · 4, M = 2.
    double transfer = 2.0 / 6 * (1 - Math.exp(-6 * 0.1 * 7 / 2));
    Prediction found =
        KernelPrediction.ntk(theta, k, y, 0.5, Descent.flow(0.1)).at(1, 7).predictions().get(0);
    assertArrayEquals(new double[] {transfer, -transfer}, found.mean().toArray(), TOLERANCE);
    assertArrayEquals(
        new double[] {2 * transfer, -2 * transfer}, found.trainMean().toArray(), TOLERANCE);
    assertEquals(
        5 + 3 * transfer * transfer - 2 * transfer,
        found.covariance().orElseThrow().get(0, 0),
        TOLERANCE);
    double narrowing = 1.0 / 4.5 * (1 - Math.exp(-2 * 4.5 * 0.1 * 7 / 2));
    Prediction readout =
        KernelPrediction.nngp(k, y, 0.5, Descent.flow(0.1)).at(1, 7).predictions().get(0);
    assertEquals(5 - narrowing, readout.covariance().orElseThrow().get(0, 0), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "0.9, 1, 0", "0.9, 1.9, -0.9"})
  void ratesBelowTheLimitConvergeAndThoseAboveAreRefused(
      double momentum, double fresh, double stale) {
    RandomKernels kernels = new RandomKernels(13, 7, 2, 200, 1);
    LinearRecursion recursion = new LinearRecursion(momentum, fresh, stale);
    Predictions ends = ntk(kernels, Descent.flow(1)).at(1, INFINITY);
    double limit = ends.stability().of(recursion);
    KernelPrediction below = ntk(kernels, Descent.discrete(recursion, 0.99 * limit));
    Prediction found = below.at(1, 20_000).predictions().get(0);
    KernelPredictionTest.assertSamePrediction(ends.predictions().get(0), found, 1e-9);

    KernelPrediction above = ntk(kernels, Descent.discrete(recursion, 1.01 * limit));
    for (double steps : new double[] {3, INFINITY}) {
      String message = assertThrows(RefusedException.class, () -> above.at(1, steps)).getMessage();
      assertTrue(
          message.contains(" is 1.010 times the largest at which these steps converge, "), message);
      assertTrue(message.contains(" M/λ_max with M = 26 targets and λ_max = "), message);
    }
  }

  @Test
  void limitsAreThoseOfTheKernelWithItsRidge() {
    KernelBlocks blocks = KernelBlocks.of(Matrix.of(2, 2, 3, 1, 1, 3), Matrix.zeros(1, 2));
    StabilityLimits limits =
        KernelPrediction.ntk(blocks, Matrix.zeros(2, 3), 0.5, Descent.flow(1))
            .at(1, INFINITY)
            .stability();
    // λ_max = 4 + ½ · 3, M = 6.
    assertEquals(2 * 6 / 5.5, limits.sgd(), TOLERANCE);
    assertEquals(2 * 1.9 * 6 / 5.5, limits.heavyBall(0.9), TOLERANCE);
    assertEquals(2 * 1.9 / 2.8 * 6 / 5.5, limits.nesterov(0.9), TOLERANCE);
  }

  @Test
  void overwritingGivesTheSameInThetasMemory() {
    RandomKernels kernels = new RandomKernels(40, 7, 2, 60, 2);
    double[] untouched = kernels.theta.trainTrain().toArray();
    for (double time : new double[] {INFINITY, 3}) {
      Prediction kept = ntk(kernels, Descent.flow(1)).at(1, time).predictions().get(0);
      assertArrayEquals(untouched, kernels.theta.trainTrain().toArray());
      KernelBlocks lent =
          KernelBlocks.of(kernels.theta.trainTrain().copy(), kernels.theta.testTrain());
      Prediction found =
          KernelPrediction.ntk(lent, kernels.nngp, kernels.targets, 0, Descent.flow(1))
              .overwriting(1, time)
              .predictions()
              .get(0);
      KernelPredictionTest.assertSamePrediction(kept, found, 0);
      assertNotEquals(untouched[1], lent.trainTrain().get(1, 0));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            KernelPrediction.ntk(kernels.nngp, kernels.nngp, kernels.targets, 0, Descent.flow(1))
                .overwriting(1, INFINITY));
  }

  @Test
  void overwritingASingularKernelStillFindsItsModes() {
    RandomKernels twice = RandomKernels.duplicated(6, 5, 2, 29, 3);
    Prediction kept = ntk(twice, Descent.flow(1)).at(1, INFINITY).predictions().get(0);
    Prediction found = ntk(twice, Descent.flow(1)).overwriting(1, INFINITY).predictions().get(0);
    KernelPredictionTest.assertSamePrediction(kept, found, 0);
  }

  @Test
  void threadsDoNotChangeABit() {
    RandomKernels kernels = new RandomKernels(800, 300, 2, 900, 4);
    Prediction one = ntk(kernels, Descent.flow(1)).at(1, INFINITY).predictions().get(0);
    Prediction three = ntk(kernels, Descent.flow(1)).at(3, INFINITY).predictions().get(0);
    KernelPredictionTest.assertSamePrediction(one, three, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, 1.5})
  void timesWithoutMeaningAreRefused(double time) {
    RandomKernels kernels = new RandomKernels(3, 2, 1, 9, 5);
    Descent steps = Descent.discrete(LinearRecursion.sgd(), 1e-3);
    assertThrows(IllegalArgumentException.class, () -> ntk(kernels, steps).at(1, 1, time));
  }

  @Test
  void wholeNumbersAreAskedForWhereTimesCountSteps() {
    RandomKernels kernels = new RandomKernels(3, 2, 1, 9, 5);
    Descent steps = Descent.discrete(LinearRecursion.sgd(), 1e-3);
    assertEquals(
        "discrete times count steps: expected a whole number, found 1.5",
        assertThrows(IllegalArgumentException.class, () -> ntk(kernels, steps).at(1, 1.5))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Descent.flow(0));
    assertThrows(IllegalArgumentException.class, () -> Descent.flow(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Descent.flow(INFINITY));
  }

  @Test
  void nanIsRefusedByTheNameOfItsBlock() {
    RandomKernels kernels = new RandomKernels(3, 2, 1, 9, 6);
    kernels.nngp.testTrain().set(1, 2, Double.NaN);
    assertEquals(
        "the NNGP kernel on test × train points has NaN or infinite entries: look where it was"
            + " computed",
        assertThrows(RefusedException.class, () -> ntk(kernels, Descent.flow(1)).at(1, 1))
            .getMessage());
    kernels.targets.set(0, 0, INFINITY);
    assertThrows(
        RefusedException.class,
        () -> KernelPrediction.ntk(kernels.theta, kernels.targets, 0, Descent.flow(1)).at(1, 1));
  }

  @Test
  void shapesThatDoNotFitAreRefusedByName() {
    RandomKernels kernels = new RandomKernels(3, 2, 1, 9, 7);
    RandomKernels others = new RandomKernels(4, 2, 1, 9, 7);
    Descent flow = Descent.flow(1);
    assertEquals(
        "KernelPrediction: expected targets [3, O], O at least 1, beside the train kernel [3, 3],"
            + " found [4, 1]",
        message(() -> KernelPrediction.ntk(kernels.theta, others.targets, 0, flow)));
    assertEquals(
        "KernelPrediction: expected an NNGP kernel of 3 train and 2 test points with test × test,"
            + " found 4 and 2",
        message(() -> KernelPrediction.ntk(kernels.theta, others.nngp, kernels.targets, 0, flow)));
    assertEquals(
        "KernelBlocks: expected train × train [N, N] and test × train [P, N], found [3, 3] and"
            + " [2, 4]",
        message(() -> KernelBlocks.of(kernels.theta.trainTrain(), others.theta.testTrain())));
    assertEquals(
        "KernelBlocks: expected test × test [2, 2] beside test × train [2, 3], found [3, 3]",
        message(
            () ->
                KernelBlocks.of(
                    kernels.theta.trainTrain(),
                    kernels.theta.testTrain(),
                    kernels.theta.trainTrain())));
    assertThrows(
        IllegalArgumentException.class,
        () -> KernelPrediction.ntk(kernels.theta, kernels.targets, -1, flow));
    assertThrows(
        IllegalArgumentException.class,
        () -> KernelPrediction.ntk(kernels.theta, Matrix.zeros(3, 0), 0, flow));
  }

  @Test
  void kernelsOnTheHeapAreCopiedUnlessTheyAreToBeOverwritten() {
    Matrix onHeap = Matrix.wrap(1, 1, DoubleBuffer.wrap(new double[] {4}));
    KernelPrediction problem =
        KernelPrediction.ntk(
            KernelBlocks.of(onHeap, Matrix.of(1, 1, 2)), Matrix.of(1, 1, 3), 0, Descent.flow(1));
    assertEquals(1.5, problem.at(1, INFINITY).predictions().get(0).mean().get(0, 0), TOLERANCE);
    assertThrows(IllegalArgumentException.class, () -> problem.overwriting(1, INFINITY));
  }

  private static String message(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  private static KernelPrediction ntk(RandomKernels kernels, Descent descent) {
    return KernelPrediction.ntk(kernels.theta, kernels.nngp, kernels.targets, 0, descent);
  }

  private static Matrix spd(int n) {
    return RandomMatrices.gram(RandomMatrices.gaussian(n, 2 * n, 8));
  }
}
