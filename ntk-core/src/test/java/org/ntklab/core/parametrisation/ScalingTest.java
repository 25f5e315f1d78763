package org.ntklab.core.parametrisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.optimiser.RateClass;

class ScalingTest {
  private static final double ROUNDING = 1e-15;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 3.5, 1e6})
  void theShiftOfMultiplierDeviationAndRatesChangesNothing(double theta) {
    Scaling scaling = new Scaling(0.3, 2, 5, 7);
    Scaling shifted = new Scaling(0.3 * theta, 2 / theta, 5 / (theta * theta), 7 / theta);
    assertEquals(scaling.foldedDeviation(), shifted.foldedDeviation(), ROUNDING);
    for (RateClass rateClass : RateClass.values()) {
      double rate = scaling.foldedRate(rateClass);
      assertEquals(rate, shifted.foldedRate(rateClass), ROUNDING * rate);
    }
    assertEquals(scaling.kernelRate(), shifted.kernelRate(), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.5, 2})
  void aStepOnWIsAStepOnTheEffectiveWeight(double m) {
    // W = m w and g = ∂L/∂W, so ∂L/∂w = m g: one step of SGD on w moves W by −η r m² g.
    Scaling scaling = new Scaling(m, 1, 3, 1);
    double g = 0.7;
    double eta = 0.01;
    double w = 1.1;
    double stepped = m * (w - eta * scaling.gradientRate() * m * g);
    assertEquals(stepped, m * w - eta * scaling.foldedRate(RateClass.GRADIENT) * g, ROUNDING);
  }
}
