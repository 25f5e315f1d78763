package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.duals.ExpDual;

/**
 * φ(x) = a·exp(b·x).
 *
 * @param amplitude a, finite
 * @param scale b, finite
 */
public record Exp(double amplitude, double scale) implements Activation {
  /** A function of these constants. */
  public Exp {
    Finite.check("exp", "amplitude", amplitude);
    Finite.check("exp", "scale", scale);
  }

  @Override
  public double value(double x) {
    return amplitude * Math.exp(scale * x);
  }

  @Override
  public double derivative(double x) {
    return amplitude * scale * Math.exp(scale * x);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new ExpDual(amplitude, scale));
  }

  /** {@code exp} or {@code exp: {amplitude: 1, scale: 1}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new Exp(options.number("amplitude").orElse(1.0), options.number("scale").orElse(1.0));
    }
  }
}
