package org.ntklab.analysis.abc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.regime.Regime;

/** The table of the literature, row by row. */
class AbcConditionsTest {
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest(name = "{0} at depth {1}")
  @CsvSource({
    "standard,         1,  0,  UNSTABLE",
    "standard,         2, -1,  UNSTABLE",
    "standard,         5, -1,  UNSTABLE",
    "standard-over-n,  1, 1.5, LAZY",
    "standard-over-n,  2, 0.5, LAZY",
    "ntk,              1, 0.5, LAZY",
    "ntk,              2, 0.5, LAZY",
    "ntk,              7, 0.5, LAZY",
    "mean-field,       1, 0,   FEATURE_LEARNING",
    "mean-field,       2, 0,   FEATURE_LEARNING",
    "mup,              1, 0,   FEATURE_LEARNING",
    "mup,              3, 0,   FEATURE_LEARNING",
    "naive-mean-field, 1, 0,   FEATURE_LEARNING",
  })
  void gradientDescentIsAsInTheTable(String name, int depth, double r, Regime regime) {
    AbcClassification found =
        AbcConditions.classify(Known.of(name, RateClass.GRADIENT), depth, RateClass.GRADIENT);
    assertEquals(regime, found.regime());
    assertEquals(r, found.r().orElseThrow(), ROUNDING);
    assertEquals(regime != Regime.UNSTABLE, found.stable());
    assertFalse(found.trivial());
    assertFalse(found.reasons().isEmpty());
  }

  @Test
  void activationsOfTheNaiveMeanFieldVanishWithHiddenLayers() {
    AbcClassification found =
        AbcConditions.classify(
            Known.of("naive-mean-field", RateClass.GRADIENT), 2, RateClass.GRADIENT);
    assertEquals(Regime.TRIVIAL, found.regime());
    assertTrue(found.trivial());
    assertEquals(OptionalDouble.empty(), found.r());
    assertEquals(
        List.of("hidden layers: a + b = 1, above 0.5: activations vanish as the width grows"),
        found.reasons());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ntk, 0.5, LAZY", "mean-field, 0, FEATURE_LEARNING", "mup, 0, FEATURE_LEARNING"})
  void ratesOfAClassGiveItUnderAdamToo(String name, double r, Regime regime) {
    AbcClassification found =
        AbcConditions.classify(Known.of(name, RateClass.ADAPTIVE), 2, RateClass.ADAPTIVE);
    assertEquals(regime, found.regime());
    assertEquals(r, found.r().orElseThrow(), ROUNDING);
  }

  @Test
  void constantRateOfAdamIsUnstableInTheTangentParametrisation() {
    AbcClassification found =
        AbcConditions.classify(Known.gradient().get("ntk"), 2, RateClass.ADAPTIVE);
    assertEquals(Regime.UNSTABLE, found.regime());
    assertFalse(found.stable());
    assertEquals(-0.5, found.r().orElseThrow(), ROUNDING);
    assertTrue(found.reasons().contains("r = -0.5, below 0: the first steps blow up the features"));
    assertTrue(
        found.reasons().stream().anyMatch(reason -> reason.startsWith("readout: a + c = 0.5")),
        found.reasons().toString());
  }

  @Test
  void activationsThatGrowAreUnstable() {
    AbcClassification found =
        AbcConditions.classify(
            Known.exponents(0, 0.25, 0.5, 0, 0, 0, 0, 0, 0), 2, RateClass.GRADIENT);
    assertEquals(Regime.UNSTABLE, found.regime());
    assertFalse(found.stable());
    assertEquals(OptionalDouble.empty(), found.r());
  }

  @Test
  void outputsThatGrowAtTheStartAreUnstable() {
    for (RateClass rateClass : RateClass.values()) {
      AbcClassification found =
          AbcConditions.classify(Known.exponents(0, 0.5, 0.25, 0, 0, 0, 9, 9, 9), 2, rateClass);
      assertEquals(Regime.UNSTABLE, found.regime());
      assertTrue(
          found
              .reasons()
              .contains("readout: a + b = 0.25, below 0.5: the outputs blow up at the start"));
    }
  }

  @Test
  void ratesThatAreTooSmallAreTrivial() {
    for (RateClass rateClass : RateClass.values()) {
      AbcClassification found =
          AbcConditions.classify(Known.exponents(0, 0.5, 0.5, 0, 0, 0, 3, 3, 3), 2, rateClass);
      assertEquals(Regime.TRIVIAL, found.regime());
      assertTrue(found.stable());
      assertTrue(found.trivial());
    }
  }

  @Test
  void networksWithoutHiddenUnitsAreLinearInTheirWeights() {
    AbcClassification found =
        AbcConditions.classify(Known.of("standard", RateClass.GRADIENT), 0, RateClass.GRADIENT);
    assertEquals(Regime.LAZY, found.regime());
    assertEquals(OptionalDouble.empty(), found.r());
  }

  @Test
  void hiddenExponentsDoNotMatterAtDepthOne() {
    AbcExponents odd = Known.exponents(0, -3, 0.5, 0, 9, 0, 0, -7, 0);
    assertEquals(
        AbcConditions.classify(Known.gradient().get("ntk"), 1, RateClass.GRADIENT),
        AbcConditions.classify(odd, 1, RateClass.GRADIENT));
  }

  @Test
  void twoExponentsAreForDepthOneOnly() {
    AbcExponents two =
        new AbcExponents(
            new RoleExponents(0, 0, -1), Optional.empty(), new RoleExponents(1, 0, -1));
    assertEquals(1, two.defaultDepth());
    assertEquals(
        Regime.FEATURE_LEARNING, AbcConditions.classify(two, 1, RateClass.GRADIENT).regime());
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> AbcConditions.classify(two, 2, RateClass.GRADIENT));
    assertTrue(refused.getMessage().contains("depth 2"), refused.getMessage());
  }

  @Test
  void listsGiveOneRoleEach() {
    AbcExponents three =
        AbcExponents.of(List.of(0.0, 0.5, 0.5), List.of(0.0, 0.0, 0.0), List.of(0.0));
    assertEquals(Known.gradient().get("ntk"), three);
    AbcExponents two = AbcExponents.of(List.of(0.0, 1.0), List.of(0.0, 0.0), List.of(-1.0));
    assertEquals(Optional.empty(), two.hidden());
    assertEquals(new RoleExponents(1, 0, -1), two.output());
    assertThrows(
        IllegalArgumentException.class,
        () -> AbcExponents.of(List.of(0.0, 1.0), List.of(0.0), List.of(0.0)));
  }
}
