package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.SignDual;

/** φ(x) = −1, 0 or 1, the sign of x; φ′ = 0 by convention, also at the jump. */
@Reference(key = "cho2009", where = "Equation 1")
public record Sign() implements Activation {
  @Override
  public double value(double x) {
    return Math.signum(x);
  }

  @Override
  public double derivative(double x) {
    return Step.constant(0, x);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new SignDual());
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }
}
