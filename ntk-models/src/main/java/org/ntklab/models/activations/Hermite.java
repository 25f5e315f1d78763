package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.HermiteDual;

/**
 * φ = hₙ = Heₙ/√n!, orthonormal under the standard normal distribution; hₙ′ = √n·hₙ₋₁.
 *
 * <p>By h₀ = 1, h₁ = x, √(k+1)·h₍ₖ₊₁₎ = x·hₖ − √k·h₍ₖ₋₁₎, which is stable and never forms the
 * factorial.
 *
 * @param degree n, 0 to 100
 */
@Reference(key = "daniely2016")
public record Hermite(int degree) implements Activation {
  /** A function of this degree. */
  public Hermite {
    Degree.check("hermite", degree);
  }

  @Override
  public double value(double x) {
    return normalised(x, degree);
  }

  @Override
  public double derivative(double x) {
    return degree == 0 ? Step.constant(0, x) : Math.sqrt(degree) * normalised(x, degree - 1);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(HermiteDual.ofNormalised(degree));
  }

  private static double normalised(double x, int n) {
    double before = 0;
    double h = Step.constant(1, x);
    for (int k = 0; k < n; k++) {
      double next = (x * h - Math.sqrt(k) * before) / Math.sqrt(k + 1);
      before = h;
      h = next;
    }
    return h;
  }

  /** {@code hermite: 2} or {@code hermite: {degree: 2}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new Hermite(Degree.read(options));
    }
  }
}
