package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** The published table of exponents, read off the numbers by their slopes in the width. */
class ExponentTableTest {
  private static final double SLOPE_TOLERANCE = 1e-12;
  private static final List<Role> ROLES = List.of(Role.INPUT, Role.HIDDEN, Role.OUTPUT);

  // Columns: a, b, c under SGD, c under Adam; each of input, hidden, output.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "standard,            0 0 0,     0 .5 .5,   0 0 0,      0 0 0",
    "standard-over-n,     0 0 0,     0 .5 .5,   1 1 1,      1 1 1",
    "ntk,                 0 .5 .5,   0 0 0,     0 0 0,      .5 1 .5",
    "mean-field,          0 .5 1,    0 0 0,     -1 -1 -1,   0 .5 0",
    "naive-mean-field,    0 1 1,     0 0 0,     -1 -1 -1,   0 0 0",
    "mup,                 -.5 0 .5,  .5 .5 .5,  0 0 0,      .5 1 .5",
    "depth-mup,           -.5 0 .5,  .5 .5 .5,  0 0 0,      .5 1 .5",
    "complete-p,          -.5 0 .5,  .5 .5 .5,  0 0 0,      .5 1 .5",
  })
  void slopesAreThePublishedExponents(String name, String a, String b, String c, String cAdam) {
    Parametrisation parametrisation = Cases.all().get(name);
    for (int i = 0; i < ROLES.size(); i++) {
      Role role = ROLES.get(i);
      IntFunction<Weight> weight = n -> Cases.matrix(role, n);
      assertExponents(parametrisation, weight, at(a, i), at(b, i), at(c, i), at(cAdam, i));
    }
  }

  @Test
  void biasesOfInputAndHiddenLayersScaleLikeTheInput() {
    for (Parametrisation parametrisation : Cases.all().values()) {
      for (Role role : List.of(Role.INPUT, Role.HIDDEN)) {
        assertExponents(
            parametrisation,
            n -> Cases.bias(role, n),
            exponent(parametrisation, n -> Cases.matrix(Role.INPUT, n), Scaling::multiplier),
            exponent(parametrisation, n -> Cases.matrix(Role.INPUT, n), Scaling::deviation),
            exponent(parametrisation, n -> Cases.matrix(Role.INPUT, n), Scaling::gradientRate),
            exponent(parametrisation, n -> Cases.matrix(Role.INPUT, n), Scaling::adaptiveRate));
      }
    }
  }

  @Test
  void nothingScalesWhereNoDimensionGrows() {
    for (Parametrisation parametrisation : Cases.all().values()) {
      assertExponents(parametrisation, n -> Cases.bias(Role.OUTPUT, n), 0, 0, 0, 0);
      assertExponents(parametrisation, n -> Cases.bias(Role.DIRECT, n), 0, 0, 0, 0);
      assertExponents(parametrisation, n -> Cases.matrix(Role.DIRECT, n), 0, 0, 0, 0);
      assertEquals(1, parametrisation.scaling(Cases.bias(Role.OUTPUT, 64)).gradientRate());
      assertEquals(1, parametrisation.scaling(Cases.bias(Role.OUTPUT, 64)).adaptiveRate());
    }
  }

  private static void assertExponents(
      Parametrisation parametrisation,
      IntFunction<Weight> weight,
      double a,
      double b,
      double c,
      double cAdam) {
    String where = parametrisation.getClass().getSimpleName() + " " + weight.apply(1);
    assertEquals(
        a, exponent(parametrisation, weight, Scaling::multiplier), SLOPE_TOLERANCE, where + ": a");
    assertEquals(
        b, exponent(parametrisation, weight, Scaling::deviation), SLOPE_TOLERANCE, where + ": b");
    assertEquals(
        c,
        exponent(parametrisation, weight, Scaling::gradientRate),
        SLOPE_TOLERANCE,
        where + ": c under SGD");
    assertEquals(
        cAdam,
        exponent(parametrisation, weight, Scaling::adaptiveRate),
        SLOPE_TOLERANCE,
        where + ": c under Adam");
  }

  /** Minus the slope of log number against log n over 2^10 … 2^20, the same at every doubling. */
  private static double exponent(
      Parametrisation parametrisation,
      IntFunction<Weight> weight,
      ToDoubleFunction<Scaling> number) {
    double first =
        log2(parametrisation, weight, number, 1 << 11)
            - log2(parametrisation, weight, number, 1 << 10);
    for (int k = 11; k < 20; k++) {
      double slope =
          log2(parametrisation, weight, number, 1 << (k + 1))
              - log2(parametrisation, weight, number, 1 << k);
      assertEquals(first, slope, SLOPE_TOLERANCE, "no power law at 2^" + k);
    }
    return -first;
  }

  private static double log2(
      Parametrisation parametrisation,
      IntFunction<Weight> weight,
      ToDoubleFunction<Scaling> number,
      int n) {
    return Math.log(number.applyAsDouble(parametrisation.scaling(weight.apply(n)))) / Math.log(2);
  }

  private static double at(String list, int index) {
    return Double.parseDouble(list.trim().split(" ")[index]);
  }
}
