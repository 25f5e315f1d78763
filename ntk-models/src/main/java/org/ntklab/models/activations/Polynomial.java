package org.ntklab.models.activations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.duals.PolynomialDual;

/**
 * φ(x) = c₀ + c₁x + c₂x² + …, by Horner's rule.
 *
 * @param coefficients c₀, c₁, …: ascending, 1 to 101 finite numbers; copied
 */
@SuppressWarnings("ArrayRecordComponent") // A list would be unboxed in the inner loop.
public record Polynomial(double[] coefficients) implements Activation {
  private static final String LENGTH = "1 to " + (Degree.LARGEST + 1) + " coefficients";

  /** A function of these coefficients. */
  public Polynomial {
    if (!isAllowed(coefficients.length)) {
      throw new IllegalArgumentException(
          "polynomial: there are " + coefficients.length + " coefficients, expected " + LENGTH);
    }
    for (double c : coefficients) {
      Finite.check("polynomial", "a coefficient", c);
    }
    coefficients = coefficients.clone();
  }

  /** A copy of the coefficients. */
  @Override
  public double[] coefficients() {
    return coefficients.clone();
  }

  @Override
  public double value(double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return Step.constant(sum, x);
  }

  @Override
  public double derivative(double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i > 0; i--) {
      sum = sum * x + i * coefficients[i];
    }
    return Step.constant(sum, x);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new PolynomialDual(coefficients));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial p && Arrays.equals(p.coefficients, coefficients);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coefficients);
  }

  @Override
  public String toString() {
    return "Polynomial" + Arrays.toString(coefficients);
  }

  private static boolean isAllowed(int length) {
    return length > 0 && length <= Degree.LARGEST + 1;
  }

  /** {@code polynomial: [0, 1, 0.5]} or {@code polynomial: {coefficients: [0, 1, 0.5]}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      List<Double> coefficients =
          options
              .main("coefficients")
              .numbers("coefficients")
              .check(list -> isAllowed(list.size()), LENGTH)
              .required(List.of(0.0, 1.0));
      return new Polynomial(coefficients.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}
