package org.ntklab.models.activations;

import org.ntklab.core.activation.Activation;
import org.ntklab.core.reference.Reference;

/** φ(x) = log(1 + eˣ), computed as max(x, 0) + log1p(e^(−|x|)); φ′ is the sigmoid. */
@Reference(key = "dugas2000")
public record Softplus() implements Activation {
  @Override
  public double value(double x) {
    return Math.max(x, 0.0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @Override
  public double derivative(double x) {
    return Sigmoid.sigmoid(x);
  }
}
