package org.ntklab.models.finite;

import org.ntklab.core.activation.Activation;

/** Activations of the tests' own: smooth, with a kink, with a parameter. */
final class Functions {
  private Functions() {}

  /** tanh x. */
  record Tanh() implements Activation {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public double derivative(double x) {
      double y = Math.tanh(x);
      return 1 - y * y;
    }
  }

  /** max(x, 0). */
  record Relu() implements Activation {
    @Override
    public double value(double x) {
      return Math.max(x, 0);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : 0;
    }
  }

  /** x + strength · x². */
  record Quadratic(double strength) implements Activation {
    @Override
    public double value(double x) {
      return x + strength * x * x;
    }

    @Override
    public double derivative(double x) {
      return 1 + 2 * strength * x;
    }
  }
}
