package org.ntklab.core.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.linalg.SymmetricEigen;

/** Predictions against their definition, against training step by step, and at the ends of time. */
class KernelPredictionTest {
  /** The condition numbers here are below 1e4. */
  private static final double TOLERANCE = 1e-10;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "1, 0.1", "3, 0.1"})
  void meansAndCovariancesAreThoseOfTheDefinition(int outputs, double ridge) {
    RandomKernels kernels = new RandomKernels(13, 7, outputs, 29, 1);
    Descent descent = Descent.flow(0.7);
    double[] times = {5, 0.01, INFINITY, 0, 300};
    for (KernelPrediction problem :
        List.of(
            KernelPrediction.ntk(kernels.theta, kernels.nngp, kernels.targets, ridge, descent),
            KernelPrediction.nngp(kernels.nngp, kernels.targets, ridge, descent))) {
      Definition definition = new Definition(problem);
      List<Prediction> found = problem.at(1, times).predictions();
      for (int i = 0; i < times.length; i++) {
        assertEquals(times[i], found.get(i).time());
        assertClose(definition.mean(times[i]), found.get(i).mean());
        assertClose(definition.trainMean(times[i]), found.get(i).trainMean());
        assertClose(definition.covariance(times[i]), found.get(i).covariance().orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "0.2"})
  void smallStepsOfTheEnsembleConvergeToItWithSlopeOne(double ridge) {
    RandomKernels kernels = new RandomKernels(9, 5, 2, 29, 2);
    KernelPrediction problem =
        KernelPrediction.ntk(kernels.theta, kernels.nngp, kernels.targets, ridge, Descent.flow(1));
    Prediction found = problem.at(1, 25).predictions().get(0);
    double coarse = distanceOfEuler(problem, 25, 1000, found);
    double fine = distanceOfEuler(problem, 25, 2000, found);
    assertEquals(2, coarse / fine, 0.02);
    assertTrue(fine < 0.01);
  }

  /**
   * The parameters w ~ N(0, I) of f = J w, trained one and all: their mean and covariance after so
   * many steps, mapped to the test points, where Θ = K = J Jᵀ.
   */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 1", "137, 1", "137, 3"})
  void discreteStepsAreThoseOfALinearModelsParameters(int steps, int outputs) {
    int features = 29;
    RandomKernels kernels = new RandomKernels(13, 7, outputs, features, 3);
    double eta = 0.9 * new StabilityLimits(largest(kernels.theta), 1.0 / (13 * outputs)).sgd();
    Matrix jacobian = kernels.trainFeatures.copy().scale(1 / Math.sqrt(features));
    Matrix testJacobian = kernels.testFeatures.copy().scale(1 / Math.sqrt(features));
    Matrix mean = Matrix.zeros(features, outputs);
    Matrix spread = Matrix.identity(features);
    for (int step = 0; step < steps; step++) {
      Matrix residual = Blas.product(jacobian, mean).addScaled(-1, kernels.targets);
      Blas.gemm(true, false, -eta / (13 * outputs), jacobian, residual, 1, mean);
      Matrix seen = Blas.product(jacobian, spread);
      Blas.gemm(true, false, -eta / (13 * outputs), jacobian, seen, 1, spread);
    }
    Matrix outputSpread = Blas.product(testJacobian, spread);
    Descent descent = Descent.discrete(LinearRecursion.sgd(), eta);
    for (KernelPrediction problem :
        List.of(
            KernelPrediction.ntk(kernels.theta, kernels.theta, kernels.targets, 0, descent),
            KernelPrediction.nngp(kernels.theta, kernels.targets, 0, descent))) {
      Prediction found = problem.at(1, steps).predictions().get(0);
      assertClose(Blas.product(testJacobian, mean), found.mean());
      assertClose(Blas.product(jacobian, mean), found.trainMean());
      assertClose(RandomMatrices.gram(outputSpread), found.covariance().orElseThrow());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "0.9, 1, 0", "0.9, 1.9, -0.9", "0.5, 0.5, 0"})
  void momentumIsWhatStepByStepGives(double momentum, double fresh, double stale) {
    RandomKernels kernels = new RandomKernels(13, 7, 2, 29, 4);
    double ridge = 0.1;
    LinearRecursion recursion = new LinearRecursion(momentum, fresh, stale);
    KernelPrediction flow =
        KernelPrediction.ntk(kernels.theta, kernels.targets, ridge, Descent.flow(1));
    double eta = 0.9 * flow.at(1, 0).stability().of(recursion);
    KernelPrediction problem =
        KernelPrediction.ntk(
            kernels.theta, kernels.targets, ridge, Descent.discrete(recursion, eta));
    KernelPrediction readout =
        KernelPrediction.nngp(kernels.theta, kernels.targets, ridge, problem.descent());
    double[] steps = {0, 1, 2, 60, 400};
    List<Prediction> found = problem.at(1, steps).predictions();
    List<Prediction> ofReadout = readout.at(1, steps).predictions();
    for (int i = 0; i < steps.length; i++) {
      Matrix gain = steppedGain(problem, recursion, (int) steps[i]);
      Matrix weights = Blas.product(gain, kernels.targets);
      assertClose(Blas.product(kernels.theta.testTrain(), weights), found.get(i).mean());
      assertClose(Blas.product(kernels.theta.trainTrain(), weights), found.get(i).trainMean());
      assertClose(steppedCovariance(problem, gain), ofReadout.get(i).covariance().orElseThrow());
    }
  }

  @Test
  void discreteStepsEndWhereTheFlowEnds() {
    RandomKernels kernels = new RandomKernels(9, 5, 2, 29, 5);
    LinearRecursion nesterov = LinearRecursion.nesterov(0.9);
    KernelPrediction flow =
        KernelPrediction.ntk(kernels.theta, kernels.nngp, kernels.targets, 0, Descent.flow(1));
    Predictions ends = flow.at(1, INFINITY);
    double eta = 0.3 * ends.stability().of(nesterov);
    KernelPrediction steps =
        KernelPrediction.ntk(
            kernels.theta, kernels.nngp, kernels.targets, 0, Descent.discrete(nesterov, eta));
    for (Prediction found : steps.at(1, INFINITY, 100_000, 1e18).predictions()) {
      assertSamePrediction(ends.predictions().get(0), found, TOLERANCE);
    }
  }

  @Test
  void timeZeroIsThePriorAndInfinityThePosterior() {
    RandomKernels kernels = new RandomKernels(13, 7, 2, 29, 6);
    KernelPrediction nngp =
        KernelPrediction.nngp(kernels.nngp, kernels.targets, 0.1, Descent.flow(1));
    List<Prediction> ends = nngp.at(1, 0, INFINITY).predictions();
    assertEquals(0, ends.get(0).mean().maxAbs());
    assertEquals(0, ends.get(0).trainMean().maxAbs());
    assertArrayEquals(
        kernels.nngp.testTest().orElseThrow().toArray(),
        ends.get(0).covariance().orElseThrow().toArray());
    double[] spectrum = SymmetricEigen.of(ends.get(1).covariance().orElseThrow()).values();
    assertTrue(spectrum[0] > 0);
  }

  @Test
  void bothDecompositionsAgreeAtTheEndsOfTime() {
    RandomKernels kernels = new RandomKernels(13, 7, 2, 29, 7);
    for (double ridge : new double[] {0, 0.1}) {
      for (KernelPrediction problem :
          List.of(
              KernelPrediction.ntk(
                  kernels.theta, kernels.nngp, kernels.targets, ridge, Descent.flow(1)),
              KernelPrediction.nngp(kernels.nngp, kernels.targets, ridge, Descent.flow(1)))) {
        List<Prediction> factored = problem.at(1, INFINITY, 0).predictions();
        List<Prediction> modal = problem.at(1, INFINITY, 0, 1).predictions();
        assertSamePrediction(modal.get(0), factored.get(0), TOLERANCE);
        assertSamePrediction(modal.get(1), factored.get(1), TOLERANCE);
      }
    }
  }

  @Test
  void ridgeGivesRidgeRegressionOnTheTrainPoints() {
    RandomKernels kernels = new RandomKernels(13, 7, 1, 29, 8);
    Matrix theta = kernels.theta.trainTrain();
    double trace = 0;
    for (int i = 0; i < 13; i++) {
      trace += theta.get(i, i);
    }
    Matrix ridged = theta.copy().addScaled(0.3 * trace / 13, Matrix.identity(13));
    Matrix fitted =
        KernelPrediction.ntk(kernels.theta, kernels.targets, 0.3, Descent.flow(1))
            .at(1, INFINITY)
            .predictions()
            .get(0)
            .trainMean();
    // Θ (Θ + λI)⁻¹ Y = Y − λ (Θ + λI)⁻¹ Y.
    Matrix back = kernels.targets.copy().addScaled(-1, fitted).scale(13 / (0.3 * trace));
    assertClose(kernels.targets, Blas.product(ridged, back));
  }

  @Test
  void outputsShareTheKernelAndOnlyTheirNumberSlowsThem() {
    RandomKernels kernels = new RandomKernels(13, 7, 3, 29, 9);
    Prediction together =
        KernelPrediction.ntk(kernels.theta, kernels.targets, 0, Descent.flow(3))
            .at(1, 20)
            .predictions()
            .get(0);
    for (int o = 0; o < 3; o++) {
      Prediction alone =
          KernelPrediction.ntk(kernels.theta, column(kernels.targets, o), 0, Descent.flow(1))
              .at(1, 20)
              .predictions()
              .get(0);
      assertClose(alone.mean(), column(together.mean(), o));
      assertClose(alone.trainMean(), column(together.trainMean(), o));
    }
  }

  @Test
  void covariancesAreExactlySymmetricAndMeansDoNotDependOnThem() {
    RandomKernels kernels = new RandomKernels(13, 7, 2, 29, 10);
    Descent descent = Descent.flow(1);
    double[] times = {3, INFINITY};
    List<Prediction> with =
        KernelPrediction.ntk(kernels.theta, kernels.nngp, kernels.targets, 0, descent)
            .at(1, times)
            .predictions();
    List<Prediction> without =
        KernelPrediction.ntk(kernels.theta, kernels.targets, 0, descent).at(1, times).predictions();
    for (int i = 0; i < times.length; i++) {
      Matrix covariance = with.get(i).covariance().orElseThrow();
      assertArrayEquals(covariance.toArray(), covariance.transpose().toArray());
      assertArrayEquals(with.get(i).mean().toArray(), without.get(i).mean().toArray());
      assertTrue(without.get(i).covariance().isEmpty());
    }
  }

  /** Largest distance of mean or covariance after so many steps of Euler's method. */
  private static double distanceOfEuler(
      KernelPrediction problem, double time, int steps, Prediction found) {
    Matrix gain = Matrix.zeros(9, 9);
    Matrix a = ridged(problem);
    double h = time / steps / (9 * 2);
    for (int step = 0; step < steps; step++) {
      // The residual of the train points is (I − A G) times what it was at first.
      Matrix remaining = Matrix.identity(9).addScaled(-1, Blas.product(a, gain));
      gain.addScaled(h, remaining);
    }
    Matrix transfer = Blas.product(problem.kernel().testTrain(), gain);
    // Test outputs f_x + T (Y − f_T), for Gaussian (f_x, f_T) with mean 0 and covariance K.
    KernelBlocks k = problem.prior().orElseThrow();
    Matrix covariance = k.testTest().orElseThrow().copy();
    Matrix mixed = Blas.product(transfer, k.testTrain().transpose());
    covariance.addScaled(-1, mixed).addScaled(-1, mixed.transpose());
    covariance.addScaled(
        1, Blas.product(Blas.product(transfer, k.trainTrain()), transfer.transpose()));
    return Math.max(
        RandomMatrices.distance(Blas.product(transfer, problem.targets()), found.mean()),
        RandomMatrices.distance(covariance, found.covariance().orElseThrow()));
  }

  /** What maps first residuals to accumulated steps: c = G e₀, e = (I − A G) e₀. */
  private static Matrix steppedGain(
      KernelPrediction problem, LinearRecursion recursion, int steps) {
    int n = problem.targets().rows();
    Matrix a = ridged(problem);
    double eta = problem.descent().learningRate() / (n * problem.targets().columns());
    Matrix gain = Matrix.zeros(n, n);
    Matrix velocity = Matrix.zeros(n, n);
    for (int step = 0; step < steps; step++) {
      Matrix residual = Matrix.identity(n).addScaled(-1, Blas.product(a, gain));
      Matrix next = velocity.copy().scale(recursion.momentum()).addScaled(eta, residual);
      gain.addScaled(recursion.fresh(), next).addScaled(recursion.stale(), velocity);
      velocity = next;
    }
    return gain;
  }

  /** K_xx − K_xT A⁻¹ (I − R²) K_Tx with R = I − A G: A⁻¹ (I − R²) = 2 G − G A G. */
  private static Matrix steppedCovariance(KernelPrediction problem, Matrix gain) {
    Matrix twice =
        gain.copy().scale(2).addScaled(-1, Blas.product(Blas.product(gain, ridged(problem)), gain));
    Matrix cross = problem.kernel().testTrain();
    Matrix covariance = problem.kernel().testTest().orElseThrow().copy();
    return covariance.addScaled(-1, Blas.product(Blas.product(cross, twice), cross.transpose()));
  }

  private static Matrix ridged(KernelPrediction problem) {
    Matrix theta = problem.kernel().trainTrain();
    return theta.copy().addScaled(problem.lambda(), Matrix.identity(theta.rows()));
  }

  private static double largest(KernelBlocks blocks) {
    double[] values = SymmetricEigen.of(blocks.trainTrain()).values();
    return values[values.length - 1];
  }

  private static Matrix column(Matrix m, int o) {
    Matrix column = Matrix.zeros(m.rows(), 1);
    for (int i = 0; i < m.rows(); i++) {
      column.set(i, 0, m.get(i, o));
    }
    return column;
  }

  static void assertSamePrediction(Prediction expected, Prediction found, double tolerance) {
    assertEquals(0, RandomMatrices.distance(expected.mean(), found.mean()), tolerance);
    assertEquals(0, RandomMatrices.distance(expected.trainMean(), found.trainMean()), tolerance);
    assertEquals(expected.covariance().isPresent(), found.covariance().isPresent());
    if (expected.covariance().isPresent()) {
      assertEquals(
          0,
          RandomMatrices.distance(expected.covariance().get(), found.covariance().orElseThrow()),
          tolerance);
    }
  }

  private static void assertClose(Matrix expected, Matrix found) {
    assertEquals(0, RandomMatrices.distance(expected, found), TOLERANCE);
  }
}
