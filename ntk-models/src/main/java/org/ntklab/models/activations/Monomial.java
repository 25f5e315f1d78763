package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.duals.HermiteDual;

/**
 * φ(x) = xⁿ.
 *
 * @param degree n, 0 to 100
 */
public record Monomial(int degree) implements Activation {
  /** A function of this degree. */
  public Monomial {
    Degree.check("monomial", degree);
  }

  @Override
  public double value(double x) {
    return Degree.power(x, degree);
  }

  @Override
  public double derivative(double x) {
    return degree == 0 ? Step.constant(0, x) : degree * Degree.power(x, degree - 1);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(HermiteDual.ofMonomial(degree));
  }

  /** {@code monomial: 2} or {@code monomial: {degree: 2}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new Monomial(Degree.read(options));
    }
  }
}
