package org.ntklab.models.activations;

import org.ntklab.core.activation.Activation;
import org.ntklab.core.reference.Reference;

/** φ(x) = x·σ(x), σ the sigmoid; φ′(x) = σ(x)·(1 + x·σ(−x)). */
@Reference(key = "elfwing2018")
public record Silu() implements Activation {
  @Override
  public double value(double x) {
    return x * Sigmoid.sigmoid(x);
  }

  @Override
  public double derivative(double x) {
    return Sigmoid.sigmoid(x) * (1 + x * Sigmoid.sigmoid(-x));
  }
}
