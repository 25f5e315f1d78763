package org.ntklab.core.functionspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.loss.CrossEntropy;
import org.ntklab.core.problem.RefusedException;

class LinearisedFlowTest {
  private static final double TOLERANCE = 1e-10;

  /** A few hundred steps, each with an error up to the tolerance. */
  private static final double ACCUMULATED = 100 * TOLERANCE;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void squaredLossAgreesWithTheSpectralFormulaAtEveryTime(int outputs) {
    LinearModel model = new LinearModel(13, 7, outputs, 29, 1);
    SpectralSolution exact =
        new SpectralSolution(model.thetaTrain(), model.initialTrain, model.targets);
    double[] times = {30, 0, 1e-3, 7, 5000, 7};
    List<LinearisedFlow.Outputs> found = flow(model, model.squaredLoss()).at(TOLERANCE, times);
    assertEquals(times.length, found.size());
    for (int i = 0; i < times.length; i++) {
      GradientFlow time = new GradientFlow(times[i]);
      assertEquals(times[i], found.get(i).time());
      assertClose(exact.trainOutputs(time), found.get(i).train());
      assertClose(
          exact.outputs(time, model.thetaProbe(), model.initialProbe), found.get(i).probe());
    }
  }

  @Test
  void sharedKernelAgreesWithTheSpectralFormula() {
    LinearModel model = new LinearModel(13, 7, 3, 29, 2);
    LinearModel single = new LinearModel(13, 7, 1, 29, 3);
    LinearisedFlow flow =
        new LinearisedFlow(
            model.squaredLoss(),
            new MatrixOperator(single.thetaTrain()),
            model.initialTrain,
            new MatrixOperator(single.thetaProbe()),
            model.initialProbe);
    LinearisedFlow.Outputs found = flow.at(TOLERANCE, 40).get(0);
    SpectralSolution exact =
        new SpectralSolution(single.thetaTrain(), model.initialTrain, model.targets);
    GradientFlow time = new GradientFlow(40);
    assertClose(exact.trainOutputs(time), found.train());
    assertClose(exact.outputs(time, single.thetaProbe(), model.initialProbe), found.probe());
  }

  @Test
  void smallStepsUnderCrossEntropyConvergeToTheFlowWithSlopeOne() {
    LinearModel model = new LinearModel(13, 7, 3, 29, 4);
    Matrix labels = Matrix.zeros(13, 3);
    for (int i = 0; i < 13; i++) {
      labels.set(i, i % 3, 1);
    }
    OutputGradient loss = (f, into) -> new CrossEntropy().gradient(f, labels, into);
    LinearisedFlow.Outputs exact = flow(model, loss).at(TOLERANCE, 20).get(0);
    double coarse = distanceAfterSteps(model, loss, 20, 400, exact);
    double fine = distanceAfterSteps(model, loss, 20, 800, exact);
    assertEquals(2, coarse / fine, 0.05);
    assertTrue(fine < 0.01 && coarse > 100 * ACCUMULATED, coarse + " " + fine);
  }

  @Test
  void smallerTolerancesGiveSmallerErrors() {
    LinearModel model = new LinearModel(13, 7, 1, 29, 5);
    SpectralSolution exact =
        new SpectralSolution(model.thetaTrain(), model.initialTrain, model.targets);
    Matrix expected = exact.trainOutputs(new GradientFlow(100));
    for (double tolerance : new double[] {1e-3, 1e-6, 1e-9, 1e-12}) {
      Matrix found = flow(model, model.squaredLoss()).at(tolerance, 100).get(0).train();
      assertTrue(RandomMatrices.distance(expected, found) < 10 * tolerance);
    }
  }

  @Test
  void kernelOfZerosAndNoDataStandStill() {
    Matrix start = RandomMatrices.gaussian(3, 2, 6);
    MatrixOperator zero = new MatrixOperator(Matrix.zeros(3, 3));
    OutputGradient one = (f, into) -> into.fill(1);
    LinearisedFlow still = new LinearisedFlow(one, zero, start, zero, start);
    assertEquals(0, RandomMatrices.distance(start, still.at(TOLERANCE, 5).get(0).probe()));

    LinearisedFlow empty =
        new LinearisedFlow(
            one,
            new MatrixOperator(Matrix.zeros(0, 0)),
            Matrix.zeros(0, 2),
            new MatrixOperator(Matrix.zeros(3, 0)),
            start);
    for (LinearisedFlow.Outputs outputs : empty.at(TOLERANCE, 5, 0)) {
      assertEquals(0, RandomMatrices.distance(start, outputs.probe()));
    }
    assertEquals(List.of(), empty.at(TOLERANCE));
  }

  @Test
  void timesThatCannotBeReachedAreRefused() {
    LinearModel model = new LinearModel(5, 2, 1, 29, 7);
    LinearisedFlow flow = flow(model, model.squaredLoss());
    assertThrows(IllegalArgumentException.class, () -> flow.at(TOLERANCE, -1));
    assertThrows(IllegalArgumentException.class, () -> flow.at(TOLERANCE, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> flow.at(0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> flow.at(TOLERANCE, Double.POSITIVE_INFINITY));
    LinearisedFlow impatient =
        new LinearisedFlow(
            model.squaredLoss(),
            new MatrixOperator(model.thetaTrain()),
            model.initialTrain,
            new MatrixOperator(model.thetaProbe()),
            model.initialProbe,
            200);
    assertTrue(
        assertThrows(RefusedException.class, () -> impatient.at(TOLERANCE, 1e9))
            .getMessage()
            .startsWith("200 evaluations of the gradient flow came as far as time "));
  }

  @Test
  void nanIsRefused() {
    LinearModel model = new LinearModel(5, 2, 1, 29, 8);
    model.targets.set(0, 0, Double.NaN);
    assertThrows(RefusedException.class, () -> flow(model, model.squaredLoss()).at(TOLERANCE, 1));
  }

  private static double distanceAfterSteps(
      LinearModel model,
      OutputGradient loss,
      double time,
      int steps,
      LinearisedFlow.Outputs exact) {
    LinearisedDynamics dynamics =
        new LinearisedDynamics(
            LinearRecursion.sgd(),
            loss,
            new MatrixOperator(model.thetaTrain()),
            model.initialTrain,
            new MatrixOperator(model.thetaProbe()),
            model.initialProbe);
    for (int step = 0; step < steps; step++) {
      dynamics.step(time / steps);
    }
    return Math.max(
        RandomMatrices.distance(exact.train(), dynamics.trainOutputs()),
        RandomMatrices.distance(exact.probe(), dynamics.probeOutputs()));
  }

  private static LinearisedFlow flow(LinearModel model, OutputGradient loss) {
    return new LinearisedFlow(
        loss,
        new MatrixOperator(model.thetaTrain()),
        model.initialTrain,
        new MatrixOperator(model.thetaProbe()),
        model.initialProbe);
  }

  private static void assertClose(Matrix expected, Matrix found) {
    assertEquals(0, RandomMatrices.distance(expected, found), ACCUMULATED);
  }
}
