package org.ntklab.analysis.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;

/** The rule on invented studies of every kind. */
class RegimeRuleTest {
  /** Half the last digit that reasons print. */
  private static final double PRINTED = 0.005;

  @ParameterizedTest(name = "kernelDistance as n^{0} is {1}")
  @CsvSource({
    "-2.0, LAZY",
    "-1.0, LAZY",
    "-0.7, LAZY",
    "-0.2, FEATURE_LEARNING",
    " 0.0, FEATURE_LEARNING",
    " 0.2, FEATURE_LEARNING",
    "-0.5, UNDETERMINED",
    " 0.5, UNDETERMINED",
    " 1.0, UNDETERMINED",
  })
  void halfTheSlopeOfTheKernelDistanceDecides(double slope, Regime regime) {
    Verdict verdict = new MadeUpStudy().metric("kernelDistance", 0.1, slope).verdict();
    assertEquals(regime, verdict.regime(), verdict.reasons()::toString);
    assertTrue(
        verdict.reasons().get(0).startsWith("half the slope of kernelDistance is"),
        verdict.reasons()::toString);
  }

  @Test
  void twoDivergedSeedsAtTheLargestWidthAreUnstableWhateverTheDrift() {
    Verdict verdict = new MadeUpStudy().diverged(2).verdict();
    assertEquals(Regime.UNSTABLE, verdict.regime());
    assertEquals("2 of 5 seeds diverged at architecture.width = 512", verdict.reasons().get(0));
    assertReason(verdict, "2 runs diverged and are left out of the fits");
  }

  @Test
  void oneDivergedSeedIsBadLuckAndIsReported() {
    Verdict verdict = new MadeUpStudy().diverged(1).verdict();
    assertEquals(Regime.LAZY, verdict.regime());
    assertReason(verdict, "1 run diverged and is left out of the fits");
  }

  @Test
  void onlySeedAtTheLargestWidthThatDivergedDecidesNothing() {
    Verdict verdict = new MadeUpStudy().seeds(1).diverged(1).verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime());
    assertTrue(verdict.reasons().get(0).contains("add seeds"), verdict.reasons()::toString);
  }

  @ParameterizedTest(name = "rate fraction as n^{0} unstable: {1}")
  @CsvSource({"1.0, true", "0.6, true", "0.26, true", "0.24, false", "-0.5, false"})
  void growthOfTheRateTowardsTheLimitIsUnstable(double slope, boolean unstable) {
    Verdict verdict =
        new MadeUpStudy().metric("initialRateFraction", 0.01, slope).constantRate().verdict();
    assertEquals(unstable, verdict.regime() == Regime.UNSTABLE, verdict.reasons()::toString);
  }

  @Test
  void startOfDivergedRunsCountsForTheGrowthOfTheRate() {
    // Both widths are needed for a slope, and at the larger one all runs diverged.
    Verdict verdict =
        new MadeUpStudy()
            .widths(64, 128)
            .seeds(1)
            .diverged(1)
            .metric("initialRateFraction", 0.01, 1)
            .verdict();
    assertEquals(Regime.UNSTABLE, verdict.regime(), verdict.reasons()::toString);
  }

  @Test
  void deadNetworksAreTrivialAndSaidToBeDead() {
    Verdict verdict = new MadeUpStudy().metric("lambdaMaxGrowth", 0, 0).verdict();
    assertEquals(Regime.TRIVIAL, verdict.regime());
    assertTrue(verdict.reasons().get(0).startsWith("dead:"), verdict.reasons()::toString);
  }

  @Test
  void outputsThatMoveLessTheWiderAreTrivial() {
    Verdict verdict = new MadeUpStudy().metric("outputMovement", 10, -1).verdict();
    assertEquals(Regime.TRIVIAL, verdict.regime());
    assertTrue(
        verdict.reasons().get(0).startsWith("the motion of the outputs vanishes as n^-1.0")
            || verdict.reasons().get(0).startsWith("the motion of the outputs vanishes as n^-0.9"),
        verdict.reasons()::toString);
  }

  @Test
  void outputsThatDoNotMoveAreTrivial() {
    Verdict verdict = new MadeUpStudy().metric("outputMovement", 0, 0).verdict();
    assertEquals(Regime.TRIVIAL, verdict.regime());
  }

  @Test
  void trainingThatHasHardlyBegunIsUndeterminedAndAsksForMoreSteps() {
    Verdict verdict = new MadeUpStudy().metric("outputMovement", 1e-4, 0).verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime());
    assertTrue(verdict.reasons().get(0).contains("more steps"), verdict.reasons()::toString);
  }

  @Test
  void kernelThatDoesNotMoveAtAllIsLazy() {
    Verdict verdict = new MadeUpStudy().metric("kernelDistance", 0, 0).verdict();
    assertEquals(Regime.LAZY, verdict.regime());
    assertFalse(verdict.exponents().containsKey("kernelDistance"));
    assertReason(verdict, "zero or not finite, and left out of fits: kernelDistance 25 of 25");
  }

  @Test
  void wideIntervalIsUndeterminedAndSaysHowManyRunsWouldDo() {
    Verdict verdict = new MadeUpStudy().widths(64, 128, 256).seeds(2).scatter(0.6).verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime(), verdict.reasons()::toString);
    assertTrue(verdict.reasons().get(1).contains("in place of 6"), verdict.reasons()::toString);
  }

  @Test
  void slopeAtTheCutAsksForLargerWidths() {
    Verdict verdict = new MadeUpStudy().metric("kernelDistance", 0.1, -0.5).verdict();
    assertTrue(verdict.reasons().get(1).contains("larger widths"), verdict.reasons()::toString);
  }

  @Test
  void twoRunsGiveNoIntervalAndAskForMore() {
    Verdict verdict = new MadeUpStudy().widths(64, 256).seeds(1).verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime());
    assertTrue(verdict.reasons().get(0).contains("add widths or seeds"));
    assertTrue(
        verdict.exponents().containsKey("kernelDistance"), "the slope is shown all the same");
  }

  @Test
  void studyOfFailedRunsIsUndetermined() {
    Verdict verdict = new MadeUpStudy().widths(64).seeds(3).failed(3).verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime());
    assertTrue(verdict.reasons().get(0).contains("no run finished"));
    assertReason(verdict, "3 runs failed and are left out of the fits");
    assertTrue(verdict.exponents().isEmpty());
    assertTrue(
        verdict.reasons().stream().noneMatch(reason -> reason.contains("firmer")),
        verdict.reasons()::toString);
  }

  /** The values of the fit that is promised are those of the larger study, scatter alike. */
  @Test
  void smallStudiesSayWhatWouldMakeThemFirmerAndByHowMuch() {
    Verdict small = new MadeUpStudy().widths(64, 128, 256).seeds(3).verdict();
    String reason =
        small.reasons().stream().filter(r -> r.contains("finished")).findFirst().orElseThrow();
    Matcher numbers =
        Pattern.compile(
                "3 widths and 3 seeds finished, s is known to ± ([.\\d]+): 2 more, 512 and 1024, would"
                    + " make that about ± ([.\\d]+); 5 seeds in place of 3 would make that about ±"
                    + " ([.\\d]+)")
            .matcher(reason);
    assertTrue(numbers.matches(), reason);
    double now = Double.parseDouble(numbers.group(1));
    Exponent s = small.exponents().get("kernelDistance").measured().times(0.5);
    assertEquals((s.high() - s.low()) / 2, now, PRINTED);
    // Sxx in units of log² 2: 3·2 now, 3·10 with five widths, 5·2 with five seeds; t by tables.
    double sigma = now * Math.sqrt(6) / 2.365;
    assertEquals(2.160 * sigma / Math.sqrt(30), Double.parseDouble(numbers.group(2)), 2 * PRINTED);
    assertEquals(2.160 * sigma / Math.sqrt(10), Double.parseDouble(numbers.group(3)), 2 * PRINTED);
    Verdict large = new MadeUpStudy().verdict();
    assertTrue(
        large.reasons().stream().noneMatch(r -> r.contains("finished")), large.reasons()::toString);
  }

  /** As a residual network with snake in mup at widths 32 to 512 gave it. */
  @Test
  void kernelThatTurnsLessAndLessButGrowsAsMuchIsNotLazy() {
    Verdict verdict =
        new MadeUpStudy()
            .metric("kernelDistance", 0.1, -0.8)
            .metric("kernelDrift", 2, 0.1)
            .verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime(), verdict.reasons()::toString);
    assertTrue(
        verdict.reasons().get(0).contains("grows along itself"), verdict.reasons()::toString);
  }

  private static void assertReason(Verdict verdict, String reason) {
    assertTrue(verdict.reasons().contains(reason), verdict.reasons()::toString);
  }
}
