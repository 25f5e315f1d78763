package org.ntklab.core.prediction;

import org.ntklab.core.functionspace.LinearRecursion;

/**
 * The learning rates below which full-batch steps converge on outputs that move with a kernel.
 *
 * @param lambdaMax λ_max of the kernel, with its ridge; 0 or more
 * @param curvature κ, the largest eigenvalue of ∂²L/∂f²: 1/M, M = N·O, for squared loss
 */
public record StabilityLimits(double lambdaMax, double curvature) {
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
