package org.ntklab.core.functionspace;

import org.ntklab.core.reference.Reference;

/**
 * Gradient descent with one velocity, as a linear recursion with constant coefficients:
 *
 * <pre>
 * v′ = momentum · v − η g
 * θ′ = θ + fresh · v′ + stale · v
 * </pre>
 *
 * @param momentum m, in (−1, 1)
 * @param fresh weight p of the new velocity
 * @param stale weight q of the old velocity; p + q positive, so that a step goes downhill
 */
public record LinearRecursion(double momentum, double fresh, double stale) {
  /** Checks the coefficients. */
  public LinearRecursion {
    if (!(Math.abs(momentum) < 1)) {
      throw new IllegalArgumentException(
          "LinearRecursion: momentum %s is not between -1 and 1".formatted(momentum));
    }
    if (!(fresh + stale > 0) || !Double.isFinite(fresh) || !Double.isFinite(stale)) {
      throw new IllegalArgumentException(
          "LinearRecursion: fresh %s + stale %s is not positive: no step descends"
              .formatted(fresh, stale));
    }
  }

  /** Plain gradient descent, (0, 1, 0). */
  public static LinearRecursion sgd() {
    return new LinearRecursion(0, 1, 0);
  }

  /** Polyak's heavy ball, (m, 1, 0). */
  @Reference(key = "polyak1964")
  public static LinearRecursion heavyBall(double momentum) {
    return new LinearRecursion(momentum, 1, 0);
  }

  /** Nesterov's momentum as Deeplearning4j's {@code Nesterovs} steps it, (m, 1 + m, −m). */
  @Reference(key = "nesterov1983")
  public static LinearRecursion nesterov(double momentum) {
    return new LinearRecursion(momentum, 1 + momentum, -momentum);
  }

  /** Velocity as an exponential average of gradients, (m, 1 − m, 0). */
  public static LinearRecursion exponentialAverage(double momentum) {
    return new LinearRecursion(momentum, 1 - momentum, 0);
  }

  /**
   * The supremum of η·λ at which a mode of curvature λ decays.
   *
   * <p>On a mode g = λθ, with x = ηλ, the pair (v, θ) is multiplied in each step by
   *
   * <pre>
   * [ m        −x      ]    trace T = 1 + m − p x
   * [ p m + q  1 − p x ]    determinant D = m + q x
   * </pre>
   *
   * whose eigenvalues lie inside the unit circle iff 1 − T + D > 0, 1 + T + D > 0 and |D| < 1
   * (Jury's conditions). These are (p + q) x > 0, always so; (p − q) x < 2(1 + m); q x < 1 − m; −q
   * x < 1 + m. The smallest bound is 2 for SGD, 2(1 + m) for the heavy ball, 2(1 + m)/(1 + 2m) for
   * Nesterov (m ≥ 0), 2(1 + m)/(1 − m) for the exponential average.
   *
   * @return in units of η·λ; positive, infinite if no rate is too large
   */
  public double stabilityLimit() {
    double limit = Double.POSITIVE_INFINITY;
    if (fresh > stale) {
      limit = 2 * (1 + momentum) / (fresh - stale);
    }
    if (stale > 0) {
      limit = Math.min(limit, (1 - momentum) / stale);
    }
    if (stale < 0) {
      limit = Math.min(limit, (1 + momentum) / -stale);
    }
    return limit;
  }
}
