package org.ntklab.models.activations;

import java.util.Optional;
import org.apache.commons.numbers.gamma.Erfc;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.GeluDual;

/**
 * φ(x) = x·Φ(x), Φ(x) = ½ erfc(−x/√2) the normal distribution; not its tanh approximation.
 *
 * <p>φ′(x) = Φ(x) + x e^(−x²/2)/√(2π).
 */
@Reference(key = "hendrycks2016", where = "Section 2")
public record Gelu() implements Activation {
  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double BY_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

  @Override
  public double value(double x) {
    return x * distribution(x);
  }

  @Override
  public double derivative(double x) {
    return distribution(x) + x * (BY_ROOT_TWO_PI * Math.exp(-0.5 * x * x));
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new GeluDual());
  }

  private static double distribution(double x) {
    return 0.5 * Erfc.value(-x * ROOT_HALF);
  }
}
