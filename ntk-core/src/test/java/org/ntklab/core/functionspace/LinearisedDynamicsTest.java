package org.ntklab.core.functionspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.RandomMatrices;

class LinearisedDynamicsTest {
  private static final double TOLERANCE = 1e-11;
  private static final int STEPS = 100;

  static Stream<Arguments> recursionsAndOutputs() {
    return Stream.of(1, 3)
        .flatMap(
            outputs ->
                Stream.of(
                        LinearRecursion.sgd(),
                        LinearRecursion.heavyBall(0.9),
                        LinearRecursion.nesterov(0.9),
                        LinearRecursion.exponentialAverage(0.5))
                    .map(recursion -> Arguments.of(recursion, outputs)));
  }

  @ParameterizedTest
  @MethodSource("recursionsAndOutputs")
  void agreesWithTrainingTheParametersUnderAnyLoss(LinearRecursion recursion, int outputs) {
    LinearModel model = new LinearModel(13, 7, outputs, 29, 1);
    LinearisedDynamics dynamics = dynamics(model, recursion, model.logCosh());
    double eta = 0.5 * recursion.stabilityLimit() * maximalRate(model) / 2;
    for (int step = 0; step < STEPS; step++) {
      dynamics.step(eta);
    }
    Matrix[] expected = model.train(recursion, model.logCosh(), eta, model.fullBatches(STEPS));
    assertClose(expected[0], dynamics.trainOutputs());
    assertClose(expected[1], dynamics.probeOutputs());
  }

  @ParameterizedTest
  @MethodSource("recursionsAndOutputs")
  void miniBatchesAgreeWithTrainingTheParameters(LinearRecursion recursion, int outputs) {
    LinearModel model = new LinearModel(13, 7, outputs, 29, 2);
    LinearisedDynamics dynamics = dynamics(model, recursion, model.logCosh());
    double eta = 0.1 * maximalRate(model);
    int[][] batches = {{12, 0, 5}, {3}, {1, 2, 4, 6, 7, 8}, {9, 10, 11}};
    for (int[] batch : batches) {
      dynamics.step(eta, batch);
    }
    Matrix[] expected = model.train(recursion, model.logCosh(), eta, batches);
    assertClose(expected[0], dynamics.trainOutputs());
    assertClose(expected[1], dynamics.probeOutputs());
  }

  @Test
  void batchOfAllRowsIsTheFullBatch() {
    LinearModel model = new LinearModel(13, 7, 2, 29, 3);
    LinearisedDynamics full = dynamics(model, LinearRecursion.sgd(), model.squaredLoss());
    LinearisedDynamics batch = dynamics(model, LinearRecursion.sgd(), model.squaredLoss());
    full.step(1);
    batch.step(1, new int[] {12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
    assertClose(full.trainOutputs(), batch.trainOutputs());
    assertClose(full.probeOutputs(), batch.probeOutputs());
  }

  @Test
  void sharedKernelActsAsTheSameKernelOnEveryOutput() {
    int n = 13;
    int outputs = 3;
    LinearModel model = new LinearModel(n, 7, outputs, 29, 4);
    Matrix features = RandomMatrices.gaussian(n + 7, 29, 5);
    Matrix gram = RandomMatrices.gram(features);
    Matrix shared = Matrix.zeros(n, n);
    Matrix cross = Matrix.zeros(7, n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n + 7; i++) {
        (i < n ? shared : cross).set(i < n ? i : i - n, j, gram.get(i, j));
      }
    }
    LinearisedDynamics compact = dynamics(model, shared, cross);
    LinearisedDynamics full = dynamics(model, spread(shared, outputs), spread(cross, outputs));
    for (int step = 0; step < STEPS; step++) {
      compact.step(0.1);
      full.step(0.1);
      compact.step(0.1, new int[] {4, 2});
      full.step(0.1, new int[] {4, 2});
    }
    assertClose(full.trainOutputs(), compact.trainOutputs());
    assertClose(full.probeOutputs(), compact.probeOutputs());
  }

  @Test
  void halfTheMaximalRateConvergesAndSlightlyMoreThanItDiverges() {
    LinearModel model = new LinearModel(13, 7, 2, 200, 6);
    assertTrue(errorAfter(model, 0.5) < 1e-3);
    assertTrue(errorAfter(model, 1.05) > 1e3);
  }

  @Test
  void pointsOfTheTrainSetAsProbeMoveWithIt() {
    LinearModel model = new LinearModel(5, 5, 1, 29, 7);
    Matrix theta = model.thetaTrain();
    LinearisedDynamics dynamics =
        new LinearisedDynamics(
            LinearRecursion.nesterov(0.9),
            model.squaredLoss(),
            new MatrixOperator(theta),
            model.initialTrain,
            new MatrixOperator(theta.rowRange(1, 3)),
            model.initialTrain.rowRange(1, 3));
    dynamics.step(1);
    dynamics.step(1);
    assertClose(dynamics.trainOutputs().rowRange(1, 3), dynamics.probeOutputs());
  }

  @Test
  void noProbeIsAProbeOfNoRows() {
    LinearModel model = new LinearModel(5, 0, 2, 29, 8);
    LinearisedDynamics dynamics = dynamics(model, LinearRecursion.sgd(), model.squaredLoss());
    dynamics.step(1);
    dynamics.step(1, new int[] {0});
    assertEquals(0, dynamics.probeOutputs().rows());
  }

  @Test
  void initialOutputsAreNotModified() {
    LinearModel model = new LinearModel(5, 2, 2, 29, 9);
    double[] before = model.initialTrain.toArray();
    LinearisedDynamics dynamics = dynamics(model, LinearRecursion.sgd(), model.squaredLoss());
    dynamics.step(1);
    assertArrayEquals(before, model.initialTrain.toArray());
    assertTrue(RandomMatrices.distance(dynamics.trainOutputs(), model.initialTrain) > 0);
  }

  @Test
  void kernelsOfOtherPointsAndWrongRowsAreRefused() {
    LinearModel model = new LinearModel(5, 2, 2, 29, 10);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> dynamics(model, Matrix.zeros(4, 4), Matrix.zeros(2, 5)))
            .getMessage();
    assertEquals(
        "LinearisedDynamics: train: outputs [5, 2] beside train outputs [5, 2] need a kernel"
            + " [5, 5] or [10, 10], found [4, 4]",
        message);
    LinearisedDynamics dynamics = dynamics(model, LinearRecursion.sgd(), model.squaredLoss());
    assertThrows(IndexOutOfBoundsException.class, () -> dynamics.step(1, new int[] {5}));
    assertThrows(IllegalArgumentException.class, () -> dynamics.step(1, new int[0]));
  }

  private static double errorAfter(LinearModel model, double fractionOfMaximalRate) {
    LinearisedDynamics dynamics = dynamics(model, LinearRecursion.sgd(), model.squaredLoss());
    for (int step = 0; step < 400; step++) {
      dynamics.step(fractionOfMaximalRate * maximalRate(model));
    }
    return RandomMatrices.distance(dynamics.trainOutputs(), model.targets);
  }

  /** 2M/λ_max. */
  private static double maximalRate(LinearModel model) {
    Matrix theta = model.thetaTrain();
    double lambdaMax = Lanczos.largest(new MatrixOperator(theta), 1e-8, 1000).value();
    return 2 * theta.rows() / lambdaMax;
  }

  private static LinearisedDynamics dynamics(
      LinearModel model, LinearRecursion recursion, OutputGradient loss) {
    return new LinearisedDynamics(
        recursion,
        loss,
        new MatrixOperator(model.thetaTrain()),
        model.initialTrain,
        new MatrixOperator(model.thetaProbe()),
        model.initialProbe);
  }

  private static LinearisedDynamics dynamics(LinearModel model, Matrix theta, Matrix cross) {
    return new LinearisedDynamics(
        LinearRecursion.heavyBall(0.5),
        model.squaredLoss(),
        new MatrixOperator(theta),
        model.initialTrain,
        new MatrixOperator(cross),
        model.initialProbe);
  }

  /** K ⊗ I. */
  private static Matrix spread(Matrix kernel, int outputs) {
    Matrix full = Matrix.zeros(kernel.rows() * outputs, kernel.columns() * outputs);
    for (int i = 0; i < kernel.rows(); i++) {
      for (int j = 0; j < kernel.columns(); j++) {
        for (int o = 0; o < outputs; o++) {
          full.set(i * outputs + o, j * outputs + o, kernel.get(i, j));
        }
      }
    }
    return full;
  }

  private static void assertClose(Matrix expected, Matrix found) {
    assertEquals(0, RandomMatrices.distance(expected, found), TOLERANCE);
  }
}
