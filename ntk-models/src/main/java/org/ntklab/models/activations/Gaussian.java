package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.duals.GaussianDual;

/**
 * φ(x) = a·exp(b·x²); b = −1 is the bell.
 *
 * @param amplitude a, finite
 * @param scale b, finite
 */
public record Gaussian(double amplitude, double scale) implements Activation {
  /** A function of these constants. */
  public Gaussian {
    Finite.check("gaussian", "amplitude", amplitude);
    Finite.check("gaussian", "scale", scale);
  }

  @Override
  public double value(double x) {
    return amplitude * Math.exp(scale * (x * x));
  }

  @Override
  public double derivative(double x) {
    return 2 * amplitude * scale * (x * Math.exp(scale * (x * x)));
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new GaussianDual(amplitude, scale));
  }

  /** {@code gaussian} or {@code gaussian: {amplitude: 1, scale: -1}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new Gaussian(
          options.number("amplitude").orElse(1.0), options.number("scale").orElse(-1.0));
    }
  }
}
