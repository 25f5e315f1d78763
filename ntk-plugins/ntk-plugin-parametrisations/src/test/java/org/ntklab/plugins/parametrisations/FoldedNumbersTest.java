package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** What the plain network in W is given: all that the trajectory depends on. */
class FoldedNumbersTest {
  private static final double RELATIVE_ROUNDING = 1e-13;
  private static final int[] WIDTHS = {1, 13, 207, 4098};
  private static final List<Role> ROLES = List.of(Role.INPUT, Role.HIDDEN, Role.OUTPUT);

  @ParameterizedTest
  @ValueSource(doubles = {-0.7, 0.25, 1.3})
  void shiftLeavesTheTrajectoryAsItIs(double theta) {
    for (RateRule rule : List.of(RateRule.MAXIMAL_UPDATE, RateRule.TANGENT_KERNEL)) {
      Parametrisation given = members(rule, 0, 0, 0);
      // A different shift for each role: only shifts within a layer cancel.
      Parametrisation shifted = members(rule, theta, -2 * theta, theta / 3);
      List<Double> shifts = List.of(theta, -2 * theta, theta / 3);
      for (int n : WIDTHS) {
        for (int role = 0; role < ROLES.size(); role++) {
          Weight weight = Cases.matrix(ROLES.get(role), n);
          double epsilon = StrictMath.pow(weight.width(), -shifts.get(role));
          assertSameTrajectory(given.scaling(weight), shifted.scaling(weight), epsilon);
        }
        Weight hiddenBias = Cases.bias(Role.HIDDEN, n);
        double epsilon = StrictMath.pow(n, -theta);
        assertSameTrajectory(given.scaling(hiddenBias), shifted.scaling(hiddenBias), epsilon);
      }
    }
  }

  /** With no learning-rate factor at all: the same η gives the same network. */
  @Test
  void meanFieldAndMaximalUpdateTrainAlike() {
    Parametrisation meanField = new MeanField();
    Parametrisation mup = new MaximalUpdate();
    double[] shifts = {0.5, 0.5, 0.5};
    for (int n : WIDTHS) {
      for (int role = 0; role < ROLES.size(); role++) {
        Weight weight = Cases.matrix(ROLES.get(role), n);
        double epsilon = StrictMath.pow(n, -shifts[role]);
        assertSameTrajectory(mup.scaling(weight), meanField.scaling(weight), epsilon);
      }
      for (Role role : Role.values()) {
        Weight bias = Cases.bias(role, n);
        double epsilon = StrictMath.pow(bias.width(), -0.5);
        assertSameTrajectory(mup.scaling(bias), meanField.scaling(bias), epsilon);
      }
      Weight direct = Cases.matrix(Role.DIRECT, n);
      assertEquals(mup.scaling(direct), meanField.scaling(direct));
    }
  }

  @Test
  void kernelOfNtkIsWeightedByTheSquaredConstants() {
    Parametrisation ntk = new NtkParametrisation();
    double weightVariance = Cases.WEIGHT_STD * Cases.WEIGHT_STD;
    double biasVariance = Cases.BIAS_STD * Cases.BIAS_STD;
    for (int n : WIDTHS) {
      for (Role role : Role.values()) {
        Weight weight = Cases.matrix(role, n);
        assertClose(weightVariance / weight.shape().fanIn(), ntk.scaling(weight).kernelRate());
        assertClose(biasVariance, ntk.scaling(Cases.bias(role, n)).kernelRate());
      }
    }
  }

  /**
   * By layers, the tangent kernel is rate × input Gram × backpropagated variance, and behind the
   * input and hidden layers that variance is the readout's: it all has one limit.
   */
  @Test
  void tangentKernelsOfNtkMeanFieldAndMaximalUpdateAgreeAtTheStart() {
    for (int n : WIDTHS) {
      for (Role role : ROLES) {
        double ntk = kernelShare(new NtkParametrisation(), role, n);
        assertClose(ntk, kernelShare(new MeanField(), role, n));
        assertClose(ntk, kernelShare(new MaximalUpdate(), role, n));
      }
    }
  }

  @Test
  void standardAndNtkStartAsTheSameNetwork() {
    for (int n : WIDTHS) {
      for (Role role : Role.values()) {
        for (Weight weight : List.of(Cases.matrix(role, n), Cases.bias(role, n))) {
          assertClose(
              new StandardParametrisation().scaling(weight).foldedDeviation(),
              new NtkParametrisation().scaling(weight).foldedDeviation());
        }
      }
    }
  }

  private static Parametrisation members(
      RateRule rule, double onInput, double onHidden, double onOutput) {
    double inReadout = rule.equals(RateRule.MAXIMAL_UPDATE) ? 1 : 0.5;
    return new AbcParametrisation(
        AbcExponents.of(
            rule.input().with(onInput, -onInput),
            rule.hidden().with(0.5 + onHidden, -onHidden),
            rule.output().with(inReadout + onOutput, -onOutput)),
        AbcParametrisation.Constant.IN_MULTIPLIER);
  }

  private static double kernelShare(Parametrisation parametrisation, Role role, int n) {
    double rate = parametrisation.scaling(Cases.matrix(role, n)).kernelRate();
    double readout = parametrisation.scaling(Cases.matrix(Role.OUTPUT, n)).foldedDeviation();
    return role == Role.OUTPUT ? rate : rate * readout * readout;
  }

  private static void assertSameTrajectory(Scaling given, Scaling shifted, double epsilonFactor) {
    assertClose(given.foldedDeviation(), shifted.foldedDeviation());
    for (RateClass rateClass : RateClass.values()) {
      assertClose(given.foldedRate(rateClass), shifted.foldedRate(rateClass));
    }
    assertClose(given.kernelRate(), shifted.kernelRate());
    assertClose(given.foldedEpsilon(), shifted.foldedEpsilon() * epsilonFactor);
  }

  private static void assertClose(double expected, double found) {
    assertEquals(expected, found, RELATIVE_ROUNDING * Math.abs(expected));
  }
}
