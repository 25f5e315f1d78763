package org.ntklab.core.functionspace;

import java.util.stream.IntStream;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;

/**
 * A model linear in its parameters with random Jacobians, f = f₀ + J θ, trained in the space of its
 * parameters: what the function-space classes must agree with.
 */
final class LinearModel {
  final Matrix trainJacobian;
  final Matrix probeJacobian;
  final Matrix initialTrain;
  final Matrix initialProbe;
  final Matrix targets;
  private final int examples;
  private final int outputs;

  /** Jacobians [N·O, parameters] and [P·O, parameters], Gaussian over √parameters. */
  LinearModel(int examples, int probes, int outputs, int parameters, long seed) {
    this.examples = examples;
    this.outputs = outputs;
    double scale = 1 / Math.sqrt(parameters);
    trainJacobian = RandomMatrices.gaussian(examples * outputs, parameters, seed).scale(scale);
    probeJacobian = RandomMatrices.gaussian(probes * outputs, parameters, seed + 1).scale(scale);
    initialTrain = RandomMatrices.gaussian(examples, outputs, seed + 2);
    initialProbe = RandomMatrices.gaussian(probes, outputs, seed + 3);
    targets = RandomMatrices.gaussian(examples, outputs, seed + 4);
  }

  Matrix thetaTrain() {
    return RandomMatrices.gram(trainJacobian);
  }

  Matrix thetaProbe() {
    Matrix theta = Matrix.zeros(probeJacobian.rows(), trainJacobian.rows());
    Blas.gemm(false, true, 1, probeJacobian, trainJacobian, 0, theta);
    return theta;
  }

  /** ∂/∂f of ½ mean (f − y)². */
  OutputGradient squaredLoss() {
    return (f, into) -> into.assign(f).addScaled(-1, targets).scale(1.0 / (examples * outputs));
  }

  /** ∂/∂f of mean log cosh (f − y), which is not linear in f. */
  OutputGradient logCosh() {
    return (f, into) -> {
      for (int i = 0; i < examples; i++) {
        for (int o = 0; o < outputs; o++) {
          into.set(i, o, Math.tanh(f.get(i, o) - targets.get(i, o)) / (examples * outputs));
        }
      }
    };
  }

  /** Outputs after training the parameters: train [N, O], then probe [P, O]. */
  Matrix[] train(LinearRecursion recursion, OutputGradient loss, double eta, int[][] batches) {
    int parameters = trainJacobian.columns();
    Matrix theta = Matrix.zeros(parameters, 1);
    Matrix velocity = Matrix.zeros(parameters, 1);
    Matrix outputGradient = Matrix.zeros(examples, outputs);
    for (int[] batch : batches) {
      loss.gradient(predict(trainJacobian, initialTrain, theta), outputGradient);
      Matrix ofBatch = Matrix.zeros(examples, outputs);
      for (int row : batch) {
        for (int o = 0; o < outputs; o++) {
          ofBatch.set(row, o, outputGradient.get(row, o) * examples / batch.length);
        }
      }
      Matrix next = velocity.copy().scale(recursion.momentum());
      Blas.gemv(true, -eta, trainJacobian, ofBatch.reshape(examples * outputs, 1), 1, next);
      theta.addScaled(recursion.fresh(), next).addScaled(recursion.stale(), velocity);
      velocity = next;
    }
    return new Matrix[] {
      predict(trainJacobian, initialTrain, theta), predict(probeJacobian, initialProbe, theta)
    };
  }

  /** All rows, again and again. */
  int[][] fullBatches(int steps) {
    int[] all = IntStream.range(0, examples).toArray();
    return IntStream.range(0, steps).mapToObj(step -> all).toArray(int[][]::new);
  }

  private static Matrix predict(Matrix jacobian, Matrix initial, Matrix theta) {
    Matrix result = initial.copy();
    Blas.gemv(false, 1, jacobian, theta, 1, result.reshape(jacobian.rows(), 1));
    return result;
  }
}
