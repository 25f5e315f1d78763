package org.ntklab.core.training;

import java.util.Locale;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.trace.Trace;

/**
 * Θ₀, all outputs against all outputs.
 *
 * @param trainTrain {@code [nTrain·O, nTrain·O]}
 * @param probeTrain {@code [nProbe·O, nTrain·O]}
 * @param lambdaMax largest eigenvalue of {@code trainTrain}
 */
record InitialKernel(Matrix trainTrain, Matrix probeTrain, double lambdaMax) {
  /** 16,000 rows take 2 GB, all that one buffer holds. */
  private static final int MOST_ROWS = 16_000;

  private static final double TOLERANCE = 1e-10;

  /**
   * Refuses data whose Θ₀ would not fit.
   *
   * @throws RefusedException with the numbers
   */
  static void check(Dataset data) {
    long train = (long) data.train().count() * data.outputs();
    long probe = (long) data.probe().count() * data.outputs();
    if (Math.max(train, probe) * train > (long) MOST_ROWS * MOST_ROWS) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "the initial tangent kernel of %d training and %d probe examples with %d outputs takes"
                  + " two matrices of %d × %d and %d × %d (%.1f GB), the larger may have %d² entries:"
                  + " take at most %d examples each",
              data.train().count(),
              data.probe().count(),
              data.outputs(),
              train,
              train,
              probe,
              train,
              8e-9 * (train + probe) * train,
              MOST_ROWS,
              MOST_ROWS / data.outputs()));
    }
  }

  /** Measures Θ₀. Memory 8·(nTrain + nProbe)·nTrain·O² bytes. */
  static InitialKernel of(TangentKernel kernel, Dataset data) {
    check(data);
    Matrix trainTrain = kernel.full(data.train().inputs(), data.train().inputs());
    Matrix probeTrain = kernel.full(data.probe().inputs(), data.train().inputs());
    double lambdaMax = lambdaMax(new MatrixOperator(trainTrain));
    return new InitialKernel(trainTrain, probeTrain, lambdaMax);
  }

  /** Θ₀ of a single output, which the constants of a run hold whole. */
  static InitialKernel stored(Trace constants, Dataset data, double lambdaMax) {
    int train = data.train().count();
    int probe = data.probe().count();
    return new InitialKernel(
        Matrix.of(train, train, constants.vector(TraceColumns.THETA0_TRAIN, 0)),
        Matrix.of(probe, train, constants.vector(TraceColumns.THETA0_PROBE, 0)),
        lambdaMax);
  }

  /**
   * Largest eigenvalue of a kernel on all outputs; 0 when rounding makes it negative.
   *
   * <p>Good to 1e-10 of itself: learning rates are made of it.
   */
  static double lambdaMax(LinearOperator full) {
    return Math.max(0, Lanczos.largest(full, TOLERANCE, full.rows()).value());
  }

  /** The mean over outputs of a kernel on all outputs, {@code [n1·O, n2·O]} to {@code [n1, n2]}. */
  static Matrix meanOverOutputs(Matrix full, int outputs) {
    Matrix mean = Matrix.zeros(full.rows() / outputs, full.columns() / outputs);
    for (int i = 0; i < mean.rows(); i++) {
      for (int j = 0; j < mean.columns(); j++) {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
          sum += full.get(i * outputs + o, j * outputs + o);
        }
        mean.set(i, j, sum / outputs);
      }
    }
    return mean;
  }
}
