package org.ntklab.models.activations;

import org.ntklab.core.activation.Activation;

/** φ(x) = 1/(1 + e^(−x)), φ′(x) = φ(x)·φ(−x). */
public record Sigmoid() implements Activation {
  @Override
  public double value(double x) {
    return sigmoid(x);
  }

  @Override
  public double derivative(double x) {
    // φ(x)(1 − φ(x)) without the difference, which loses all digits for large x.
    double e = Math.exp(-Math.abs(x));
    return e / ((1 + e) * (1 + e));
  }

  /** Where e^(−x) overflows, the quotient is the zero that it should be. */
  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
