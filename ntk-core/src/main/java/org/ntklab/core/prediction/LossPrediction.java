package org.ntklab.core.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.functionspace.LinearisedDynamics;
import org.ntklab.core.functionspace.LinearisedFlow;
import org.ntklab.core.functionspace.OutputGradient;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * An infinitely wide network, linear in its weights, trained under any loss from outputs 0: by its
 * gradient flow, or step by step.
 *
 * <p>Under squared loss this is the mean of {@link KernelPrediction} without a ridge, which is
 * faster. Other losses are not linear in the outputs: this is one network that starts at 0, not the
 * mean of an ensemble, and there is no covariance.
 *
 * @param kernel Θ; test × test is not needed
 * @param targets Y [N, O], O at least 1, distributions over outputs if the loss needs them; not
 *     copied
 * @param descent gradient flow or steps, and the learning rate η
 */
@Reference(key = "lee2019", where = "Section 2.2")
public record LossPrediction(Loss loss, KernelBlocks kernel, Matrix targets, Descent descent) {
  /** Of the sum of a distribution. */
  private static final double ONE = 1e-6;

  private static final double MOST_STEPS = 10_000_000;
  private static final double TOLERANCE = 1e-10;
  private static final int MOST_ITERATIONS = 500;

  /** Checks shapes and targets. */
  public LossPrediction {
    if (targets.rows() != kernel.trainPoints() || targets.columns() < 1) {
      throw new IllegalArgumentException(
          "LossPrediction: expected targets [%d, O], O at least 1, found %s"
              .formatted(kernel.trainPoints(), targets));
    }
    if (loss.needsDistribution()) {
      checkDistributions(targets);
    }
  }

  /**
   * Trains and predicts, in one pass for all times. Time 2N²O flops for each step, or for each
   * evaluation of the gradient flow ({@link LinearisedFlow#at}).
   *
   * @param tolerance of the error that one step of the flow makes in the train outputs, root mean
   *     square, in their units; discrete steps do not need it
   * @param times finite, each 0 or more, in any order; whole numbers if discrete
   * @return a prediction for each time, in their order, without covariance
   * @throws RefusedException if a time is infinite, as cross-entropy has no finite optimum on
   *     separable data, or too long to get there; if an entry is NaN or infinite; if discrete steps
   *     leave the range of numbers
   */
  public List<Prediction> at(double tolerance, double... times) {
    descent.check(times);
    checkReachable(times);
    kernel.checkFinite("tangent kernel");
    KernelPrediction.checkFinite(targets);
    return descent.recursion().isPresent()
        ? stepwise(descent.recursion().get(), times)
        : flow(tolerance, times);
  }

  /**
   * The rates at which steps are sure to converge, by a bound on the loss's curvature. Higher ones
   * are not refused: where outputs are far apart, cross-entropy bends less.
   */
  public StabilityLimits stability() {
    double lambdaMax = Lanczos.largest(trainTrain(), TOLERANCE, MOST_ITERATIONS).value();
    return new StabilityLimits(lambdaMax, loss.curvature(targets.rows(), targets.columns()));
  }

  private List<Prediction> flow(double tolerance, double... times) {
    double eta = descent.learningRate();
    double[] flowTimes = Arrays.stream(times).map(time -> eta * time).toArray();
    List<LinearisedFlow.Outputs> outputs =
        new LinearisedFlow(
                gradient(),
                trainTrain(),
                Matrix.zeros(targets.rows(), targets.columns()),
                testTrain(),
                Matrix.zeros(kernel.testPoints(), targets.columns()))
            .at(tolerance, flowTimes);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      predictions.add(prediction(times[i], outputs.get(i).probe(), outputs.get(i).train()));
    }
    return predictions;
  }

  private List<Prediction> stepwise(LinearRecursion recursion, double... times) {
    LinearisedDynamics dynamics =
        new LinearisedDynamics(
            recursion,
            gradient(),
            trainTrain(),
            Matrix.zeros(targets.rows(), targets.columns()),
            testTrain(),
            Matrix.zeros(kernel.testPoints(), targets.columns()));
    double[] ascending = Arrays.stream(times).sorted().distinct().toArray();
    List<Prediction> found = new ArrayList<>();
    long done = 0;
    for (double time : ascending) {
      for (; done < time; done++) {
        dynamics.step(descent.learningRate());
      }
      checkBounded(time, dynamics);
      found.add(prediction(time, dynamics.probeOutputs().copy(), dynamics.trainOutputs().copy()));
    }
    return Arrays.stream(times)
        .mapToObj(time -> found.get(Arrays.binarySearch(ascending, time)))
        .toList();
  }

  private void checkBounded(double time, LinearisedDynamics dynamics) {
    if (!Double.isFinite(dynamics.probeOutputs().maxAbs() + dynamics.trainOutputs().maxAbs())) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "with the learning rate %.4g the outputs have left the range of numbers by step %.0f:"
                  + " steps are sure to converge below %.4g",
              descent.learningRate(),
              time,
              stability().of(descent.recursion().orElseThrow())));
    }
  }

  private void checkReachable(double... times) {
    for (double time : times) {
      if (Double.isInfinite(time)) {
        throw new RefusedException(
            "no outputs at infinite time under this loss: those of cross-entropy grow without bound"
                + " where the data can be separated: ask for finite times");
      }
      if (descent.isDiscrete() && time > MOST_STEPS) {
        throw new RefusedException(
            String.format(
                Locale.ROOT,
                "%.4g steps are too many to take one by one, %.0f are not: leave discrete out, whose"
                    + " limit of small steps is found faster",
                time,
                MOST_STEPS));
      }
    }
  }

  private static Prediction prediction(double time, Matrix mean, Matrix trainMean) {
    return new Prediction(time, mean, trainMean, Optional.empty());
  }

  private OutputGradient gradient() {
    return (outputs, into) -> loss.gradient(outputs, targets, into);
  }

  private LinearOperator trainTrain() {
    return new MatrixOperator(kernel.trainTrain());
  }

  private LinearOperator testTrain() {
    return new MatrixOperator(kernel.testTrain());
  }

  private static void checkDistributions(Matrix targets) {
    for (int i = 0; i < targets.rows(); i++) {
      double[] row = targets.row(i);
      double sum = Arrays.stream(row).sum();
      if (!(Math.abs(sum - 1) <= ONE) || Arrays.stream(row).anyMatch(y -> y < 0)) {
        throw new IllegalArgumentException(
            ("LossPrediction: expected targets that are distributions over the outputs, as one-hot"
                    + " ones are, found %s in row %d")
                .formatted(Arrays.toString(row), i));
      }
    }
  }
}
