package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.RbfDual;

/**
 * φ(x) = √2·sin(√(2γ)·x + π/4): the function whose kernel is the radial basis function.
 *
 * <p>Over weights of unit variance E[φ(u)φ(v)] = exp(−γ·E(u − v)²), so a layer of these units is a
 * layer of random Fourier features; φ itself is a wave and not a bell.
 *
 * @param gamma γ, above 0 and finite
 */
@Reference(key = "rahimi2007", where = "Section 3")
@Reference(key = "novak2020", where = "stax.Rbf")
public record Rbf(double gamma) implements Activation {
  private static final double ROOT_TWO = Math.sqrt(2);

  /** A function of this γ. */
  public Rbf {
    if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rbf: gamma is " + gamma + ", a finite number above 0 is expected");
    }
  }

  @Override
  public double value(double x) {
    return ROOT_TWO * Math.sin(Math.sqrt(2 * gamma) * x + Math.PI / 4);
  }

  @Override
  public double derivative(double x) {
    double frequency = Math.sqrt(2 * gamma);
    return ROOT_TWO * frequency * Math.cos(frequency * x + Math.PI / 4);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new RbfDual(gamma));
  }

  /** {@code rbf}, {@code rbf: 1} or {@code rbf: {gamma: 1}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      options.main("gamma");
      return new Rbf(options.number("gamma").check(g -> g > 0, "a number above 0").orElse(1.0));
    }
  }
}
