package org.ntklab.core.prediction;

import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.functionspace.Decay;
import org.ntklab.core.functionspace.DiscreteDescent;
import org.ntklab.core.functionspace.GradientFlow;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.problem.RefusedException;

/**
 * How training goes downhill, and what its times mean.
 *
 * @param learningRate η, positive
 * @param recursion the rule of a full-batch step, and times count steps; without one, gradient flow
 *     with the time η · t
 */
public record Descent(double learningRate, Optional<LinearRecursion> recursion) {
  /** Checks the rate. */
  public Descent {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "Descent: expected a positive learning rate, found " + learningRate);
    }
  }

  /** Gradient flow: the limit of small steps. */
  public static Descent flow(double learningRate) {
    return new Descent(learningRate, Optional.empty());
  }

  /** Full-batch steps. */
  public static Descent discrete(LinearRecursion recursion, double learningRate) {
    return new Descent(learningRate, Optional.of(recursion));
  }

  /** Whether times count steps. */
  public boolean isDiscrete() {
    return recursion.isPresent();
  }

  /**
   * How modes have decayed at a time. At infinity it is the limit, the same for all stable rules.
   *
   * @param time 0 or more, may be infinite; a whole number if discrete
   */
  Decay after(double time) {
    if (recursion.isEmpty() || Double.isInfinite(time)) {
      return new GradientFlow(learningRate * time);
    }
    return new DiscreteDescent(recursion.get(), learningRate, (long) time);
  }

  /** Refuses times that have no meaning. */
  void check(double... times) {
    for (double time : times) {
      if (!(time >= 0)) {
        throw new IllegalArgumentException("expected times of 0 or more, found " + time);
      }
      if (isDiscrete() && time != Math.rint(time)) {
        throw new IllegalArgumentException(
            "discrete times count steps: expected a whole number, found " + time);
      }
    }
  }

  /** Refuses a rate at which discrete steps do not converge; gradient flow always does. */
  void checkStable(StabilityLimits limits) {
    if (recursion.isEmpty()) {
      return;
    }
    double limit = limits.of(recursion.get());
    if (!(learningRate < limit)) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "the learning rate %.4g is %.4g times the largest at which these steps converge, %.4g"
                  + " = %.4g M/λ_max with M = %.0f targets and λ_max = %.4g: take less",
              learningRate,
              learningRate / limit,
              limit,
              recursion.get().stabilityLimit(),
              1 / limits.curvature(),
              limits.lambdaMax()));
    }
  }
}
