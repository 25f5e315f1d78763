package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.ErfDual;

/** φ(x) = erf(x) = (2/√π) ∫₀ˣ e^(−t²) dt. */
@Reference(key = "williams1996")
public record Erf() implements Activation {
  private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

  @Override
  public double value(double x) {
    return org.apache.commons.numbers.gamma.Erf.value(x);
  }

  @Override
  public double derivative(double x) {
    return TWO_BY_ROOT_PI * Math.exp(-x * x);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new ErfDual());
  }
}
