package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** Every number by hand: n = 4, d = 9 features, σ_w = 1.5, σ_b = 0.25. */
class ScalingAtWidthFourTest {
  private static final int N = 4;
  private static final double ROUNDING = 1e-15;

  // Each line: multiplier, deviation, rate under SGD, rate under Adam.

  @Test
  void standardHasNoMultiplierAndOneRate() {
    Parametrisation standard = new StandardParametrisation();
    assertMatrix(standard, Role.INPUT, 1, 0.5, 1, 1);
    assertMatrix(standard, Role.HIDDEN, 1, 0.75, 1, 1);
    assertMatrix(standard, Role.OUTPUT, 1, 0.75, 1, 1);
    assertMatrix(standard, Role.DIRECT, 1, 0.5, 1, 1);
    assertBias(standard, Role.INPUT, 1, 0.25, 1, 1);
    assertBias(standard, Role.HIDDEN, 1, 0.25, 1, 1);
    assertBias(standard, Role.OUTPUT, 1, 0.25, 1, 1);
    assertBias(standard, Role.DIRECT, 1, 0.25, 1, 1);
  }

  @Test
  void standardOverNDividesEveryRateThatHasAWidth() {
    Parametrisation overN = new StandardOverN();
    assertMatrix(overN, Role.INPUT, 1, 0.5, 0.25, 0.25);
    assertMatrix(overN, Role.HIDDEN, 1, 0.75, 0.25, 0.25);
    assertMatrix(overN, Role.OUTPUT, 1, 0.75, 0.25, 0.25);
    assertMatrix(overN, Role.DIRECT, 1, 0.5, 1, 1);
    assertBias(overN, Role.INPUT, 1, 0.25, 0.25, 0.25);
    assertBias(overN, Role.HIDDEN, 1, 0.25, 0.25, 0.25);
    assertBias(overN, Role.OUTPUT, 1, 0.25, 1, 1);
    assertBias(overN, Role.DIRECT, 1, 0.25, 1, 1);
  }

  @Test
  void ntkDividesByTheRootOfTheFanIn() {
    Parametrisation ntk = new NtkParametrisation();
    assertMatrix(ntk, Role.INPUT, 0.5, 1, 1, 0.5);
    assertMatrix(ntk, Role.HIDDEN, 0.75, 1, 1, 0.25);
    assertMatrix(ntk, Role.OUTPUT, 0.75, 1, 1, 0.5);
    assertMatrix(ntk, Role.DIRECT, 0.5, 1, 1, 1);
    assertBias(ntk, Role.INPUT, 0.25, 1, 1, 0.5);
    assertBias(ntk, Role.HIDDEN, 0.25, 1, 1, 0.5);
    assertBias(ntk, Role.OUTPUT, 0.25, 1, 1, 1);
    assertBias(ntk, Role.DIRECT, 0.25, 1, 1, 1);
  }

  @Test
  void meanFieldAveragesOverUnitsAtARateOfN() {
    Parametrisation meanField = new MeanField();
    assertMatrix(meanField, Role.INPUT, 0.5, 1, 4, 1);
    assertMatrix(meanField, Role.HIDDEN, 0.75, 1, 4, 0.5);
    assertMatrix(meanField, Role.OUTPUT, 0.375, 1, 4, 1);
    assertMatrix(meanField, Role.DIRECT, 0.5, 1, 1, 1);
    assertBias(meanField, Role.HIDDEN, 0.25, 1, 4, 1);
    assertBias(meanField, Role.OUTPUT, 0.25, 1, 1, 1);
  }

  @Test
  void naiveMeanFieldAveragesInHiddenLayersToo() {
    Parametrisation naive = new NaiveMeanField();
    assertMatrix(naive, Role.INPUT, 0.5, 1, 4, 1);
    assertMatrix(naive, Role.HIDDEN, 0.375, 1, 4, 1);
    assertMatrix(naive, Role.OUTPUT, 0.375, 1, 4, 1);
    assertBias(naive, Role.INPUT, 0.25, 1, 4, 1);
  }

  @Test
  void maximalUpdateRaisesTheInputAndLowersTheOutput() {
    Parametrisation mup = new MaximalUpdate();
    assertMatrix(mup, Role.INPUT, 1, 0.5, 1, 0.5);
    assertMatrix(mup, Role.HIDDEN, 1.5, 0.5, 1, 0.25);
    assertMatrix(mup, Role.OUTPUT, 0.75, 0.5, 1, 0.5);
    assertMatrix(mup, Role.DIRECT, 0.5, 1, 1, 1);
    assertBias(mup, Role.INPUT, 0.5, 0.5, 1, 0.5);
    assertBias(mup, Role.HIDDEN, 0.5, 0.5, 1, 0.5);
    assertBias(mup, Role.OUTPUT, 0.25, 1, 1, 1);
  }

  private static void assertMatrix(
      Parametrisation parametrisation, Role role, double m, double s, double sgd, double adam) {
    assertScaling(parametrisation, Cases.matrix(role, N), m, s, sgd, adam);
  }

  private static void assertBias(
      Parametrisation parametrisation, Role role, double m, double s, double sgd, double adam) {
    assertScaling(parametrisation, Cases.bias(role, N), m, s, sgd, adam);
  }

  private static void assertScaling(
      Parametrisation parametrisation, Weight weight, double m, double s, double sgd, double adam) {
    Scaling scaling = parametrisation.scaling(weight);
    assertEquals(m, scaling.multiplier(), ROUNDING, weight + ": multiplier");
    assertEquals(s, scaling.deviation(), ROUNDING, weight + ": deviation");
    assertEquals(sgd, scaling.gradientRate(), ROUNDING, weight + ": rate under SGD");
    assertEquals(adam, scaling.adaptiveRate(), ROUNDING, weight + ": rate under Adam");
  }
}
