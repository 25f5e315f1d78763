package org.ntklab.core.functionspace;

/**
 * A number of full-batch steps of a {@link LinearRecursion}; for SGD remaining = (1 − ηr)^steps.
 *
 * <p>For the velocity v and the gain c of a mode (residual e = 1 − r c) a step is affine:
 *
 * <pre>
 * v′ = m v − η r c + η
 * c′ = c + p v′ + q v
 * </pre>
 *
 * and the steps-th power of that map, by repeated squaring, gives both numbers without a division
 * by r. Time O(log steps) a mode.
 *
 * @param eta learning rate η, finite
 * @param steps 0 or more
 */
public record DiscreteDescent(LinearRecursion recursion, double eta, long steps) implements Decay {
  /** Checks the rate and the number of steps. */
  public DiscreteDescent {
    if (!Double.isFinite(eta) || steps < 0) {
      throw new IllegalArgumentException(
          "DiscreteDescent: expected a finite rate and 0 or more steps, found %s and %d"
              .formatted(eta, steps));
    }
  }

  @Override
  public double remaining(double rate) {
    // Without the constant term the map is that of (v, e): its power takes (0, 1) to (v, e).
    return run(rate).cc;
  }

  @Override
  public double gain(double rate) {
    return run(rate).c;
  }

  private Affine run(double rate) {
    double p = recursion.fresh();
    double push = recursion.momentum() * p + recursion.stale();
    Affine power =
        new Affine(recursion.momentum(), -eta * rate, push, 1 - p * eta * rate, eta, p * eta);
    Affine result = new Affine(1, 0, 0, 1, 0, 0);
    for (long left = steps; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = power.after(result);
      }
      power = power.after(power);
    }
    return result;
  }

  /** (v, c) → [vv, vc; cv, cc] (v, c) + (v, c). */
  private record Affine(double vv, double vc, double cv, double cc, double v, double c) {
    Affine after(Affine first) {
      return new Affine(
          vv * first.vv + vc * first.cv,
          vv * first.vc + vc * first.cc,
          cv * first.vv + cc * first.cv,
          cv * first.vc + cc * first.cc,
          vv * first.v + vc * first.c + v,
          cv * first.v + cc * first.c + c);
    }
  }
}
