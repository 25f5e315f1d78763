package org.ntklab.core.functionspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecayTest {
  private static final double RELATIVE = 1e-12;

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-14, 1e-3, 1, 50})
  void flowGainIsTheIntegralOfWhatRemains(double rate) {
    GradientFlow flow = new GradientFlow(3);
    assertEquals(Math.exp(-3 * rate), flow.remaining(rate), RELATIVE);
    int slices = 20_000;
    double integral = 0;
    for (int i = 0; i < slices; i++) {
      integral += Math.exp(-rate * 3 * (i + 0.5) / slices) * 3 / slices;
    }
    assertEquals(integral, flow.gain(rate), 1e-5 * integral);
  }

  @Test
  void gainAtRateZeroIsTheLimit() {
    assertEquals(3, new GradientFlow(3).gain(0));
    assertEquals(1, new GradientFlow(3).remaining(0));
    DiscreteDescent descent = new DiscreteDescent(LinearRecursion.sgd(), 0.1, 300);
    assertEquals(30, descent.gain(0), RELATIVE * 30);
    assertEquals(descent.gain(0), descent.gain(1e-18), RELATIVE * 30);
  }

  @Test
  void flowAtInfinityFitsEveryModeThatMovesAndLeavesTheOthers() {
    GradientFlow forever = new GradientFlow(Double.POSITIVE_INFINITY);
    assertEquals(0, forever.remaining(1e-300));
    assertEquals(4, forever.gain(0.25));
    assertEquals(1, forever.remaining(0));
    assertEquals(0, forever.gain(0));
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.core.functionspace.LinearRecursionTest#recursions")
  void descentAgreesWithStepping(LinearRecursion recursion) {
    double eta = 0.3;
    for (double fraction : new double[] {0, 1e-6, 0.3, 0.99}) {
      double rate = fraction * recursion.stabilityLimit() / eta;
      double velocity = 0;
      double gain = 0;
      for (int step = 0; step <= 137; step++) {
        DiscreteDescent descent = new DiscreteDescent(recursion, eta, step);
        assertEquals(1 - rate * gain, descent.remaining(rate), 1e-10);
        assertEquals(gain, descent.gain(rate), 1e-10 * (1 + Math.abs(gain)));
        double next = recursion.momentum() * velocity + eta * (1 - rate * gain);
        gain += recursion.fresh() * next + recursion.stale() * velocity;
        velocity = next;
      }
    }
  }

  @Test
  void plainDescentIsAPower() {
    DiscreteDescent descent = new DiscreteDescent(LinearRecursion.sgd(), 0.01, 100_000);
    assertEquals(Math.pow(1 - 0.01 * 0.02, 100_000), descent.remaining(0.02), 1e-15);
  }

  @Test
  void smallStepsConvergeToTheFlowWithSlopeOne() {
    double coarse = Math.abs(sgdGain(100) - new GradientFlow(2).gain(0.7));
    double fine = Math.abs(sgdGain(200) - new GradientFlow(2).gain(0.7));
    assertEquals(2, coarse / fine, 0.05);
    assertTrue(fine > 0);
  }

  @Test
  void negativeTimesAndInfiniteRatesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GradientFlow(-1));
    assertThrows(IllegalArgumentException.class, () -> new GradientFlow(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DiscreteDescent(LinearRecursion.sgd(), Double.NaN, 1));
  }

  private static double sgdGain(int steps) {
    return new DiscreteDescent(LinearRecursion.sgd(), 2.0 / steps, steps).gain(0.7);
  }
}
