package org.ntklab.core.functionspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Cholesky;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.problem.RefusedException;

class SpectralSolutionTest {
  private static final double IDENTITY_TWO = 1e-10;
  private static final GradientFlow FOREVER = new GradientFlow(Double.POSITIVE_INFINITY);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void agreesWithTheIteratedDynamics(int outputs) {
    LinearModel model = new LinearModel(13, 7, outputs, 29, 1);
    assertSteppedEqualsClosed(
        model, model.thetaTrain(), model.thetaProbe(), LinearRecursion.sgd(), 300);
    assertSteppedEqualsClosed(
        model, model.thetaTrain(), model.thetaProbe(), LinearRecursion.nesterov(0.9), 300);
  }

  @Test
  void sharedKernelAgreesWithTheIteratedDynamics() {
    LinearModel model = new LinearModel(13, 7, 4, 29, 2);
    LinearModel single = new LinearModel(13, 7, 1, 29, 3);
    assertSteppedEqualsClosed(
        model, single.thetaTrain(), single.thetaProbe(), LinearRecursion.heavyBall(0.5), 300);
  }

  @Test
  void duplicateRowsWithContradictingTargetsStayFiniteAndMeetInTheMiddle() {
    LinearModel model = new LinearModel(12, 3, 1, 29, 4);
    Matrix jacobian = model.trainJacobian;
    jacobian.rowRange(6, 12).assign(jacobian.rowRange(0, 6).copy());
    model.initialTrain.rowRange(6, 12).assign(model.initialTrain.rowRange(0, 6).copy());
    SpectralSolution solution = solution(model);
    assertEquals(0, solution.eigenvalues()[0]);
    assertEquals(0, solution.eigenvalues()[5]);
    assertTrue(solution.eigenvalues()[6] > 0.01);
    assertTrue(Math.abs(solution.smallestEigenvalue()) < 1e-13);

    Matrix fitted = solution.trainOutputs(FOREVER);
    Matrix unique = model.targets.rowRange(0, 6).copy();
    unique.addScaled(1, model.targets.rowRange(6, 12)).scale(0.5);
    assertEquals(0, RandomMatrices.distance(unique, fitted.rowRange(0, 6)), IDENTITY_TWO);
    assertEquals(0, RandomMatrices.distance(unique, fitted.rowRange(6, 12)), IDENTITY_TWO);

    // The probe is interpolated as if each row stood there once, with the mean of its targets.
    Matrix kernel = RandomMatrices.gram(jacobian.rowRange(0, 6));
    Matrix weights =
        Cholesky.of(kernel).solve(unique.addScaled(-1, model.initialTrain.rowRange(0, 6)));
    Matrix expected = model.initialProbe.copy();
    Matrix cross = Matrix.zeros(3, 6);
    Blas.gemm(false, true, 1, model.probeJacobian, jacobian.rowRange(0, 6), 0, cross);
    Blas.gemm(false, false, 1, cross, weights, 1, expected);
    Matrix found = solution.outputs(FOREVER, model.thetaProbe(), model.initialProbe);
    assertEquals(0, RandomMatrices.distance(expected, found), IDENTITY_TWO);
    assertSteppedEqualsClosed(
        model, model.thetaTrain(), model.thetaProbe(), LinearRecursion.sgd(), 300);
  }

  @Test
  void flowFromTimeZeroToInfinity() {
    LinearModel model = new LinearModel(13, 7, 2, 200, 5);
    SpectralSolution solution = solution(model);
    Matrix start = solution.trainOutputs(new GradientFlow(0));
    assertEquals(0, RandomMatrices.distance(model.initialTrain, start));
    Matrix end = solution.trainOutputs(FOREVER);
    assertEquals(0, RandomMatrices.distance(model.targets, end), IDENTITY_TWO);
  }

  @Test
  void flowObeysItsDifferentialEquation() {
    LinearModel model = new LinearModel(13, 7, 2, 29, 6);
    SpectralSolution solution = solution(model);
    double t = 5;
    double h = 1e-4;
    Matrix slope =
        solution.outputs(new GradientFlow(t + h), model.thetaProbe(), model.initialProbe);
    slope.addScaled(
        -1, solution.outputs(new GradientFlow(t - h), model.thetaProbe(), model.initialProbe));
    slope.scale(1 / (2 * h));
    Matrix gradient = Matrix.zeros(13, 2);
    model.squaredLoss().gradient(solution.trainOutputs(new GradientFlow(t)), gradient);
    Matrix expected = Matrix.zeros(14, 1);
    Blas.gemv(false, -1, model.thetaProbe(), gradient.reshape(26, 1), 0, expected);
    assertEquals(0, RandomMatrices.distance(expected.reshape(7, 2), slope), 1e-8);
    assertTrue(expected.maxAbs() > 1e-3);
  }

  @Test
  void trainPointsAskedForAsOthersAgree() {
    LinearModel model = new LinearModel(13, 0, 1, 200, 7);
    SpectralSolution solution = solution(model);
    Decay decay = new GradientFlow(7);
    assertEquals(
        0,
        RandomMatrices.distance(
            solution.trainOutputs(decay),
            solution.outputs(decay, model.thetaTrain(), model.initialTrain)),
        IDENTITY_TWO);
  }

  @Test
  void ridgeOnTheDiagonalGivesRidgeRegression() {
    LinearModel model = new LinearModel(13, 0, 1, 29, 8);
    Matrix theta = model.thetaTrain();
    Matrix ridged = theta.copy().addScaled(0.3, Matrix.identity(13));
    Matrix zero = Matrix.zeros(13, 1);
    Matrix found = new SpectralSolution(ridged, zero, model.targets).outputs(FOREVER, theta, zero);
    Matrix expected = Blas.product(theta, Cholesky.of(ridged).solve(model.targets));
    assertEquals(0, RandomMatrices.distance(expected, found), IDENTITY_TWO);
  }

  @Test
  void residualsAlongEigenvectorsDecayAtTheirOwnRates() {
    LinearModel model = new LinearModel(13, 0, 1, 29, 9);
    Matrix before = solution(model).residualModes();
    Decay decay = new GradientFlow(4);
    Matrix moved = solution(model).trainOutputs(decay);
    Matrix after = new SpectralSolution(model.thetaTrain(), moved, model.targets).residualModes();
    double[] eigenvalues = solution(model).eigenvalues();
    for (int k = 0; k < 13; k++) {
      double expected = before.get(k, 0) * Math.exp(-4 * eigenvalues[k] / 13);
      assertEquals(expected, after.get(k, 0), IDENTITY_TWO);
    }
  }

  @Test
  void indefiniteKernelIsRefusedWithWhatToAdd() {
    Matrix indefinite = Matrix.of(2, 2, 1, 2, 2, 1);
    Matrix zero = Matrix.zeros(2, 1);
    String message =
        assertThrows(RefusedException.class, () -> new SpectralSolution(indefinite, zero, zero))
            .getMessage();
    assertEquals(
        "the smallest eigenvalue of the kernel is -1.00, the largest 3.00: add at least 1.10 to its"
            + " diagonal",
        message);
  }

  @Test
  void kernelsThatDoNotFitAreRefused() {
    LinearModel model = new LinearModel(5, 2, 2, 29, 10);
    SpectralSolution solution = solution(model);
    assertThrows(
        IllegalArgumentException.class,
        () -> solution.outputs(FOREVER, Matrix.zeros(2, 5), model.initialProbe));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SpectralSolution(Matrix.zeros(5, 4), model.initialTrain, model.targets));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SpectralSolution(Matrix.zeros(5, 5), model.initialTrain, Matrix.zeros(5, 1)));
  }

  private static SpectralSolution solution(LinearModel model) {
    return new SpectralSolution(model.thetaTrain(), model.initialTrain, model.targets);
  }

  private static void assertSteppedEqualsClosed(
      LinearModel model, Matrix theta, Matrix cross, LinearRecursion recursion, int steps) {
    SpectralSolution solution = new SpectralSolution(theta, model.initialTrain, model.targets);
    double[] eigenvalues = solution.eigenvalues();
    int targets = model.targets.rows() * model.targets.columns();
    double eta = 0.5 * recursion.stabilityLimit() * targets / eigenvalues[eigenvalues.length - 1];
    LinearisedDynamics dynamics =
        new LinearisedDynamics(
            recursion,
            model.squaredLoss(),
            new MatrixOperator(theta),
            model.initialTrain,
            new MatrixOperator(cross),
            model.initialProbe);
    for (int step = 0; step < steps; step++) {
      dynamics.step(eta);
    }
    Decay decay = new DiscreteDescent(recursion, eta, steps);
    assertEquals(
        0,
        RandomMatrices.distance(dynamics.trainOutputs(), solution.trainOutputs(decay)),
        IDENTITY_TWO);
    assertEquals(
        0,
        RandomMatrices.distance(
            dynamics.probeOutputs(), solution.outputs(decay, cross, model.initialProbe)),
        IDENTITY_TWO);
  }
}
