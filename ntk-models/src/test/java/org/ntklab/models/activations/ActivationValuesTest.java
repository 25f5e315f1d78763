package org.ntklab.models.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values against published digits, other formulas and limits. */
class ActivationValuesTest {
  private static final double EXACT = 1e-15;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void erfMatchesItsSeriesInLongArithmetic() {
    for (double x = -3; x <= 3; x += 0.0625) {
      assertEquals(erfBySeries(x), new Erf().value(x), EXACT, "at " + x);
    }
  }

  @Test
  void geluIsXTimesTheNormalDistribution() {
    for (double x = -4; x <= 4; x += 0.125) {
      double root = x / Math.sqrt(2);
      assertEquals(x * (1 + erfBySeries(root)) / 2, new Gelu().value(x), 4 * EXACT, "at " + x);
    }
    // The tanh form gives 0.8411919906.
    assertEquals(0.841344746068543, new Gelu().value(1), EXACT);
  }

  @Test
  void tanhStaysWithinThreeUnitsInTheLastPlace() {
    Random random = new Random(1);
    Tanh tanh = new Tanh();
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian() * Math.exp(2 * random.nextGaussian());
      double expected = Math.tanh(x);
      assertEquals(expected, tanh.value(x), 3 * Math.ulp(expected), "at " + x);
    }
    assertEquals(1e-300, tanh.value(1e-300));
    assertEquals(Math.tanh(0.625), tanh.value(0.625), EXACT);
    assertEquals(Math.tanh(-0.625), tanh.value(-0.625), EXACT);
  }

  @Test
  void derivativesOfSaturatedFunctionsKeepTheirDigits() {
    assertEquals(Math.exp(-100), new Sigmoid().derivative(100), 1e-14 * Math.exp(-100));
    assertEquals(Math.exp(-100), new Sigmoid().derivative(-100), 1e-14 * Math.exp(-100));
    assertEquals(4 * Math.exp(-100), new Tanh().derivative(50), 1e-14 * Math.exp(-100));
    assertEquals(Math.exp(-100), new Softplus().value(-100), 1e-14 * Math.exp(-100));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "1, 1", "0.2, 1", "-0.3, 1.7"})
  void theFamilyOfReluIsOneFunction(double a, double b) {
    AbRelu family = new AbRelu(a, b);
    assertEquals(a, family.derivative(0), "the negative side decides at the kink");
    assertEquals(a, family.derivative(-0.0));
    assertEquals(a, family.derivative(-Double.MIN_VALUE));
    assertEquals(b, family.derivative(Double.MIN_VALUE));
    assertEquals(a, family.derivative(-INFINITY));
    assertEquals(b, family.derivative(INFINITY));
    assertEquals(-2.5 * a, family.value(-2.5), 0.0 + EXACT);
    assertEquals(2.5 * b, family.value(2.5), EXACT);
  }

  @Test
  void membersOfTheFamilyOfReluAgreeWithIt() {
    for (double x : new double[] {-1e300, -2, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 3, 1e300}) {
      assertEquals(new AbRelu(0, 1).value(x), new Relu().value(x) + 0.0);
      assertEquals(new AbRelu(-1, 1).value(x), new Abs().value(x));
      assertEquals(new AbRelu(0.2, 1).value(x), new LeakyRelu(0.2).value(x));
      assertEquals(new AbRelu(0, 1).derivative(x), new Relu().derivative(x));
      assertEquals(new AbRelu(-1, 1).derivative(x), new Abs().derivative(x));
      assertEquals(new AbRelu(0.2, 1).derivative(x), new LeakyRelu(0.2).derivative(x));
    }
  }

  @Test
  void boundedFunctionsReachTheirLimits() {
    for (double end : new double[] {INFINITY, Double.MAX_VALUE}) {
      assertEquals(1, new Tanh().value(end));
      assertEquals(-1, new Tanh().value(-end));
      assertEquals(1, new Erf().value(end));
      assertEquals(1, new Sigmoid().value(end));
      assertEquals(0, new Sigmoid().value(-end));
      assertEquals(0, new Softplus().value(-end));
      assertEquals(end, new Softplus().value(end));
      assertEquals(0, new Relu().value(-end));
      assertEquals(end, new Relu().value(end));
      assertEquals(end, new Abs().value(-end));
      assertEquals(0, new Gaussian(1, -1).value(-end));
    }
    assertEquals(Double.MAX_VALUE, new Gelu().value(Double.MAX_VALUE));
    assertEquals(0, Math.abs(new Gelu().value(-Double.MAX_VALUE)));
    assertEquals(1, new Gelu().derivative(Double.MAX_VALUE));
    assertEquals(Double.MAX_VALUE, new Silu().value(Double.MAX_VALUE));
    assertEquals(0, Math.abs(new Silu().value(-Double.MAX_VALUE)));
    assertEquals(1, new Silu().derivative(Double.MAX_VALUE));
    assertEquals(0, Math.abs(new Silu().derivative(-Double.MAX_VALUE)));
  }

  @Test
  void jumpsTakeTheValueThatTheyState() {
    assertEquals(0, new Sign().value(0));
    assertEquals(1, new Sign().value(1e-300));
    assertEquals(-1, new Sign().value(-1e-300));
    assertEquals(0, new Sign().derivative(0));
    assertEquals(0, new RectifiedMonomial(0).value(0));
    assertEquals(1, new RectifiedMonomial(0).value(1e-300));
    assertEquals(0, new RectifiedMonomial(1).derivative(0));
  }

  @Test
  void powersMatchPow() {
    for (int n = 0; n <= 100; n++) {
      double expected = Math.pow(-1.3, n);
      assertEquals(expected, new Monomial(n).value(-1.3), 1e-14 * Math.abs(expected), "n=" + n);
    }
  }

  @Test
  void polynomialMatchesItsSum() {
    Polynomial f = new Polynomial(new double[] {1, -2, 0.5, 3});
    assertEquals(1 - 2 * 1.5 + 0.5 * 2.25 + 3 * 3.375, f.value(1.5), 4 * EXACT);
    assertEquals(-2 + 1.5 + 9 * 2.25, f.derivative(1.5), 4 * EXACT);
  }

  @Test
  void polynomialKeepsItsOwnCoefficients() {
    double[] given = {1, 2};
    Polynomial f = new Polynomial(given);
    given[0] = 5;
    f.coefficients()[1] = 5;
    assertEquals(new Polynomial(new double[] {1, 2}), f);
    assertNotEquals(new Polynomial(given), f);
  }

  /** (2/√π) Σ (−1)ᵏ x^(2k+1) / (k! (2k+1)), in 60 digits because the terms cancel. */
  private static double erfBySeries(double x) {
    MathContext digits = new MathContext(60);
    BigDecimal square = new BigDecimal(x).pow(2);
    BigDecimal term = new BigDecimal(x);
    BigDecimal sum = term;
    for (int k = 1; k < 200; k++) {
      term = term.multiply(square, digits).divide(BigDecimal.valueOf(-k), digits);
      sum = sum.add(term.divide(BigDecimal.valueOf(2 * k + 1), digits), digits);
    }
    BigDecimal twoByRootPi = new BigDecimal("1.128379167095512573896158903121545171688");
    return sum.multiply(twoByRootPi, digits).doubleValue();
  }
}
