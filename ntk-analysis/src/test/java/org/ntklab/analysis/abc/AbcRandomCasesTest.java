package org.ntklab.analysis.abc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.regime.Regime;

/** Random exponents on a grid of quarters, where equalities are as common as inequalities. */
class AbcRandomCasesTest {
  private static final int CASES = 20_000;

  /** A regime met less often than this has not been tested. */
  private static final int LEAST = 50;

  @ParameterizedTest
  @EnumSource(RateClass.class)
  void conditionsAgreeWithFollowingThePowersOfEveryQuantity(RateClass rateClass) {
    Random random = new Random(17);
    Map<Regime, Integer> met = new EnumMap<>(Regime.class);
    for (int i = 0; i < CASES; i++) {
      AbcExponents exponents = random(random);
      int depth = 1 + random.nextInt(4);
      Regime expected = SizeOfEverything.regime(exponents, depth, rateClass);
      assertEquals(
          expected,
          AbcConditions.classify(exponents, depth, rateClass).regime(),
          () -> exponents + " at depth " + depth);
      met.merge(expected, 1, Integer::sum);
    }
    for (Regime regime :
        new Regime[] {Regime.LAZY, Regime.FEATURE_LEARNING, Regime.UNSTABLE, Regime.TRIVIAL}) {
      assertTrue(met.getOrDefault(regime, 0) >= LEAST, met::toString);
    }
  }

  /** (a + θ, b − θ) with c − 2θ, or c − θ under Adam, changes nothing. */
  @ParameterizedTest
  @EnumSource(RateClass.class)
  void shiftOfEachRoleChangesNothing(RateClass rateClass) {
    Random random = new Random(23);
    for (int i = 0; i < CASES; i++) {
      AbcExponents exponents = random(random);
      AbcExponents shifted =
          AbcExponents.of(
              shifted(exponents.input(), random.nextGaussian(), rateClass),
              shifted(exponents.hidden().orElseThrow(), random.nextGaussian(), rateClass),
              shifted(exponents.output(), random.nextGaussian(), rateClass));
      int depth = random.nextInt(4);
      AbcClassification before = AbcConditions.classify(exponents, depth, rateClass);
      AbcClassification after = AbcConditions.classify(shifted, depth, rateClass);
      assertEquals(before.regime(), after.regime(), exponents::toString);
      assertEquals(before.stable(), after.stable());
      assertEquals(before.trivial(), after.trivial());
      assertEquals(before.reasons(), after.reasons());
      assertEquals(before.r().orElse(-9), after.r().orElse(-9), AbcConditions.EQUAL);
    }
  }

  private static RoleExponents shifted(RoleExponents role, double theta, RateClass rateClass) {
    double rate = rateClass == RateClass.GRADIENT ? 2 * theta : theta;
    return new RoleExponents(role.a() + theta, role.b() - theta, role.c() - rate);
  }

  /** Most keep activations of order one, so that the conditions on training are reached. */
  private static AbcExponents random(Random random) {
    RoleExponents input = role(random, 0);
    RoleExponents hidden = role(random, 0.5);
    double a = quarters(random);
    RoleExponents output =
        new RoleExponents(a, 0.5 - a + quarters(random) / 2 + 0.25, rate(random, a));
    return AbcExponents.of(input, hidden, output);
  }

  private static RoleExponents role(Random random, double initial) {
    double a = quarters(random);
    double off = random.nextInt(8) == 0 ? quarters(random) : 0;
    return new RoleExponents(a, initial + off - a, rate(random, a));
  }

  private static double rate(Random random, double a) {
    return 1 - a + quarters(random);
  }

  private static double quarters(Random random) {
    return (random.nextInt(9) - 4) / 4.0;
  }
}
