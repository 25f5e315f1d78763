package org.ntklab.models.finite;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/**
 * Powers of the width by role: m = κ n^−a, s = n^−b, rates n^−c, with κ = σ, or σ/√fan_in where the
 * fan-in is data.
 */
record Powers(Exponents input, Exponents hidden, Exponents output) implements Parametrisation {
  record Exponents(double a, double b, double c, double adaptiveC) {
    private Exponents shifted(double theta) {
      return new Exponents(a + theta, b - theta, c - 2 * theta, adaptiveC - theta);
    }
  }

  /** W = σ/√fan_in · w with w ~ N(0, 1). */
  static final Powers NTK =
      new Powers(
          new Exponents(0, 0, 0, 0), new Exponents(0.5, 0, 0, 0), new Exponents(0.5, 0, 0, 0));

  /** Something different everywhere. */
  static final Powers MIXED =
      new Powers(
          new Exponents(-0.5, 0.5, 0.1, 0.2),
          new Exponents(0.1, 0.4, 0.2, 0.4),
          new Exponents(0.6, 0.1, -0.3, 0.1));

  /** The symmetry: (a + θ, b − θ, c − 2θ), with c − θ for Adam. */
  Powers shifted(double theta) {
    return new Powers(input.shifted(theta), hidden.shifted(theta), output.shifted(theta));
  }

  @Override
  public Scaling scaling(Weight weight) {
    double n = weight.width();
    double sigma = weight.shape().std();
    boolean scalesData = !weight.shape().bias();
    return switch (weight.role()) {
      case INPUT -> of(input, n, scalesData ? sigma / Math.sqrt(weight.shape().fanIn()) : sigma);
      case HIDDEN -> of(hidden, n, sigma);
      case OUTPUT -> of(output, n, sigma);
      case DIRECT -> of(output, 1, sigma);
    };
  }

  private static Scaling of(Exponents e, double n, double kappa) {
    return new Scaling(
        kappa * Math.pow(n, -e.a()),
        Math.pow(n, -e.b()),
        Math.pow(n, -e.c()),
        Math.pow(n, -e.adaptiveC()));
  }
}
