package org.ntklab.models.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Expectations over normal variables, by a quadrature of the test's own. */
class ActivationMomentsTest {
  /** The trapezoidal rule converges faster than any power for such integrands. */
  private static final double QUADRATURE_TOLERANCE = 1e-12;

  private static final double END = 20;
  private static final int POINTS = 1000;

  @Test
  void hermiteFunctionsAreOrthonormal() {
    for (int m = 0; m <= 12; m++) {
      for (int n = 0; n <= 12; n++) {
        Hermite f = new Hermite(m);
        Hermite g = new Hermite(n);
        double inner = mean(x -> f.value(x) * g.value(x));
        assertEquals(m == n ? 1 : 0, inner, QUADRATURE_TOLERANCE, m + ", " + n);
      }
    }
  }

  @Test
  void hermiteFunctionsAreThoseOfTheProbabilists() {
    double x = 1.7;
    assertEquals((x * x - 1) / Math.sqrt(2), new Hermite(2).value(x), 1e-15);
    assertEquals((x * x * x - 3 * x) / Math.sqrt(6), new Hermite(3).value(x), 1e-15);
  }

  @Test
  void hermiteOfHighDegreeKeepsItsDigits() {
    assertEquals(1, mean(x -> Math.pow(new Hermite(40).value(x), 2)), 1e-9);
    // h₁₀₀(0) = 100!/(2⁵⁰ 50!)/√100! = √Π (2k − 1)/(2k), k to 50.
    double log = 0;
    for (int k = 1; k <= 50; k++) {
      log += 0.5 * Math.log((2.0 * k - 1) / (2.0 * k));
    }
    assertEquals(Math.exp(log), new Hermite(100).value(0), 1e-13);
  }

  @Test
  void kernelOfRbfIsTheRadialBasisFunction() {
    double gamma = 0.6;
    double rho = 0.35;
    Rbf f = new Rbf(gamma);
    double kernel =
        mean(x -> f.value(x) * mean(z -> f.value(rho * x + Math.sqrt(1 - rho * rho) * z)));
    assertEquals(Math.exp(gamma * (2 * rho - 2)), kernel, QUADRATURE_TOLERANCE);
  }

  @Test
  void kernelOfErfIsTheArcSine() {
    double rho = 0.35;
    Erf f = new Erf();
    double kernel =
        mean(x -> f.value(x) * mean(z -> f.value(rho * x + Math.sqrt(1 - rho * rho) * z)));
    assertEquals(2 / Math.PI * Math.asin(2 * rho / 3), kernel, QUADRATURE_TOLERANCE);
  }

  /** E f(x), x ~ N(0, 1). */
  private static double mean(DoubleUnaryOperator f) {
    double step = 2 * END / POINTS;
    double sum = 0;
    for (int i = 0; i <= POINTS; i++) {
      double x = -END + i * step;
      sum += f.applyAsDouble(x) * Math.exp(-x * x / 2);
    }
    return sum * step / Math.sqrt(2 * Math.PI);
  }
}
