package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.duals.WaveDual;

/**
 * φ(x) = a·cos(b·x + c).
 *
 * @param amplitude a, finite
 * @param frequency b, finite
 * @param phase c, finite
 */
public record Cos(double amplitude, double frequency, double phase) implements Activation {
  /** A function of these constants. */
  public Cos {
    Finite.check("cos", "amplitude", amplitude);
    Finite.check("cos", "frequency", frequency);
    Finite.check("cos", "phase", phase);
  }

  @Override
  public double value(double x) {
    return amplitude * Math.cos(frequency * x + phase);
  }

  @Override
  public double derivative(double x) {
    return -amplitude * frequency * Math.sin(frequency * x + phase);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(WaveDual.ofCosine(amplitude, frequency, phase));
  }

  /** {@code cos} or {@code cos: {amplitude: 1, frequency: 1, phase: 0}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new Cos(
          options.number("amplitude").orElse(1.0),
          options.number("frequency").orElse(1.0),
          options.number("phase").orElse(0.0));
    }
  }
}
