package org.ntklab.core.prediction;

import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;

/** Kernels of random features on train and test points, and targets. */
final class RandomKernels {
  final Matrix trainFeatures;
  final Matrix testFeatures;
  final KernelBlocks theta;
  final KernelBlocks nngp;
  final Matrix targets;

  /** Θ and K of independent features, so many each. */
  RandomKernels(int train, int test, int outputs, int features, long seed) {
    this(
        RandomMatrices.gaussian(train, features, seed),
        RandomMatrices.gaussian(test, features, seed + 1),
        RandomMatrices.gaussian(train, features, seed + 2),
        RandomMatrices.gaussian(test, features, seed + 3),
        RandomMatrices.gaussian(train, outputs, seed + 4));
  }

  private RandomKernels(
      Matrix train, Matrix test, Matrix priorTrain, Matrix priorTest, Matrix targets) {
    this.trainFeatures = train;
    this.testFeatures = test;
    this.theta = blocks(train, test);
    this.nngp = blocks(priorTrain, priorTest);
    this.targets = targets;
  }

  /** The same kernels and targets with every train point there twice, first all, then all again. */
  static RandomKernels duplicated(int train, int test, int outputs, int features, long seed) {
    return new RandomKernels(
        twice(RandomMatrices.gaussian(train, features, seed)),
        RandomMatrices.gaussian(test, features, seed + 1),
        twice(RandomMatrices.gaussian(train, features, seed + 2)),
        RandomMatrices.gaussian(test, features, seed + 3),
        RandomMatrices.gaussian(2 * train, outputs, seed + 4));
  }

  /** The Gram matrices of features [N, F] and [P, F] over F. */
  static KernelBlocks blocks(Matrix train, Matrix test) {
    double scale = 1.0 / train.columns();
    Matrix cross = Matrix.zeros(test.rows(), train.rows());
    Blas.gemm(false, true, scale, test, train, 0, cross);
    return KernelBlocks.of(
        RandomMatrices.gram(train).scale(scale), cross, RandomMatrices.gram(test).scale(scale));
  }

  static Matrix twice(Matrix rows) {
    Matrix twice = Matrix.zeros(2 * rows.rows(), rows.columns());
    twice.rowRange(0, rows.rows()).assign(rows);
    twice.rowRange(rows.rows(), 2 * rows.rows()).assign(rows);
    return twice;
  }
}
