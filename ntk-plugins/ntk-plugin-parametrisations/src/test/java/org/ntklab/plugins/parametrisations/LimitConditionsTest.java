package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.layer.Role;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** The exponent r of feature movement and the conditions for stability, from the numbers alone. */
class LimitConditionsTest {
  private static final double SLOPE_TOLERANCE = 1e-12;
  private static final int NARROW = 1 << 10;
  private static final int WIDE = 1 << 20;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "standard,            0,   -1",
    "standard-over-n,     1.5, 0.5",
    "ntk,                 0.5, 0.5",
    "mean-field,          0,   0",
    "mup,                 0,   0",
  })
  void featuresMoveAsPublishedUnderGradientDescent(String name, double shallow, double deep) {
    Parametrisation p = Cases.all().get(name);
    ToDoubleFunction<Scaling> c = Scaling::gradientRate;
    double readout =
        Math.min(
            multiplier(p, Role.OUTPUT) + deviation(p, Role.OUTPUT),
            2 * multiplier(p, Role.OUTPUT) + exponent(p, Role.OUTPUT, c));
    double input = 2 * multiplier(p, Role.INPUT) + exponent(p, Role.INPUT, c) + 1;
    double hidden = 2 * multiplier(p, Role.HIDDEN) + exponent(p, Role.HIDDEN, c);
    assertEquals(shallow, readout - 1 + input, SLOPE_TOLERANCE, "one hidden layer of units");
    assertEquals(deep, readout - 1 + Math.min(input, hidden), SLOPE_TOLERANCE, "two or more");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ntk, 0.5", "mean-field, 0", "mup, 0"})
  void adaptiveRatesGiveTheSameLimitAsGradientDescent(String name, double expected) {
    Parametrisation p = Cases.all().get(name);
    ToDoubleFunction<Scaling> c = Scaling::adaptiveRate;
    double r =
        Math.min(
            multiplier(p, Role.INPUT) + exponent(p, Role.INPUT, c),
            multiplier(p, Role.HIDDEN) + exponent(p, Role.HIDDEN, c) - 1);
    assertEquals(expected, r, SLOPE_TOLERANCE);
    double steps = multiplier(p, Role.OUTPUT) + exponent(p, Role.OUTPUT, c);
    assertEquals(1, steps, SLOPE_TOLERANCE, "the readout's steps move the outputs by order one");
    double moved = multiplier(p, Role.OUTPUT) + deviation(p, Role.OUTPUT) + r;
    assertEquals(1, moved, SLOPE_TOLERANCE, "and so do those of the features");
  }

  @Test
  void activationsOfTheNaiveMeanFieldVanish() {
    Parametrisation naive = new NaiveMeanField();
    double hidden = multiplier(naive, Role.HIDDEN) + deviation(naive, Role.HIDDEN);
    assertEquals(0.5, hidden - 0.5, SLOPE_TOLERANCE, "one n^-1/2 a hidden layer");
  }

  private static double multiplier(Parametrisation p, Role role) {
    return exponent(p, role, Scaling::multiplier);
  }

  private static double deviation(Parametrisation p, Role role) {
    return exponent(p, role, Scaling::deviation);
  }

  private static double exponent(Parametrisation p, Role role, ToDoubleFunction<Scaling> number) {
    double narrow = number.applyAsDouble(p.scaling(Cases.matrix(role, NARROW)));
    double wide = number.applyAsDouble(p.scaling(Cases.matrix(role, WIDE)));
    return -Math.log(wide / narrow) / Math.log((double) WIDE / NARROW);
  }
}
