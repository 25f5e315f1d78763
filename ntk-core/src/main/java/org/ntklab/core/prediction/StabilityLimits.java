package org.ntklab.core.prediction;

import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;

/**
 * The learning rates below which full-batch steps converge on outputs that move with a kernel.
 *
 * @param lambdaMax λ_max of the kernel, with its ridge; 0 or more
 * @param curvature κ, the largest eigenvalue of ∂²L/∂f²: 1/M, M = N·O, for squared loss
 */
public record StabilityLimits(double lambdaMax, double curvature) {
  /** Of the residual of λ_max; its error is usually the square of that. */
  private static final double TOLERANCE = 1e-10;

  private static final int MOST_ITERATIONS = 500;

  /**
   * Finds λ_max by Lanczos' iteration. Time some tens of 2n² flops.
   *
   * @param trainTrain Θ [n, n], symmetric; not modified
   * @param ridge λ, what is added to its diagonal
   */
  static StabilityLimits of(Matrix trainTrain, double ridge, double curvature) {
    MatrixOperator theta = new MatrixOperator(trainTrain);
    double largest = Lanczos.largest(theta, TOLERANCE, MOST_ITERATIONS).value();
    return new StabilityLimits(ridge + largest, curvature);
  }

  /** 2/(κ λ_max), for squared loss 2M/λ_max. */
  public double sgd() {
    return of(LinearRecursion.sgd());
  }

  /** 2(1 + m)/(κ λ_max). */
  public double heavyBall(double momentum) {
    return of(LinearRecursion.heavyBall(momentum));
  }

  /** 2(1 + m)/((1 + 2m) κ λ_max) for m ≥ 0. */
  public double nesterov(double momentum) {
    return of(LinearRecursion.nesterov(momentum));
  }

  /** The limit of any rule; infinite where the kernel is 0 or there are no points. */
  public double of(LinearRecursion recursion) {
    return lambdaMax == 0
        ? Double.POSITIVE_INFINITY
        : recursion.stabilityLimit() / (curvature * lambdaMax);
  }
}
