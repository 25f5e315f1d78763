package org.ntklab.analysis.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.regime.PredictedRange;

/** The table of exponents of the literature, at depth 2. */
class PredictedExponentsTest {
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ntk, kernelDrift, -1, -0.5",
    "ntk, kernelDistance, -2, -1",
    "ntk, linearisationError, -1, -0.5",
    "ntk, featureMovement.dense-1, -0.5, -0.5",
    "ntk, signFlips.dense-2, -0.5, -0.5",
    "ntk, weightMovement.dense-1, -0.5, -0.5",
    "ntk, weightMovement.dense-2, -1, -1",
    "ntk, weightMovement.dense-3, -0.5, -0.5",
    "ntk, spectralMovement.dense-1, -0.5, -0.5",
    "ntk, spectralMovement.dense-2, -0.5, -0.5",
    "ntk, spectralMovement.dense-3, -0.5, -0.5",
    "ntk, outputMovement, 0, 0",
    "ntk, initialRateFraction, 0, 0",
    "mup, kernelDrift, 0, 0",
    "mup, kernelDistance, 0, 0",
    "mup, featureMovement.dense-2, 0, 0",
    "mup, weightMovement.dense-1, 0, 0",
    "mup, weightMovement.dense-2, -0.5, -0.5",
    "mup, weightMovement.dense-3, 0, 0",
    "mup, spectralMovement.dense-1, 0, 0",
    "mup, spectralMovement.dense-2, 0, 0",
    "mup, spectralMovement.dense-3, 0, 0",
    "mean-field, weightMovement.dense-2, -0.5, -0.5",
    "mean-field, spectralMovement.dense-2, 0, 0",
    // At a fraction of the maximum: NTK with a first layer that learns ever more slowly.
    "standard, kernelDrift, -1, -0.5",
    "standard, featureMovement.dense-1, -1.5, -1.5",
    "standard, featureMovement.dense-2, -0.5, -0.5",
    "standard, weightMovement.dense-1, -1.5, -1.5",
    "standard, weightMovement.dense-2, -1, -1",
    "standard, spectralMovement.dense-2, -0.5, -0.5",
    "standard, initialRateFraction, 0, 0",
  })
  void exponentsAreThoseOfTheTable(String name, String metric, double low, double high) {
    PredictedRange found = predicted(new MadeUpStudy().parametrisation(name), metric).orElseThrow();
    assertEquals(low, found.low(), ROUNDING);
    assertEquals(high, found.high(), ROUNDING);
  }

  @ParameterizedTest(name = "{0} {1} under Adam")
  @CsvSource({
    "ntk, weightMovement.dense-1, -0.5",
    "ntk, weightMovement.dense-2, -1",
    "ntk, weightMovement.dense-3, -0.5",
    "ntk, spectralMovement.dense-2, -0.5",
    "ntk, featureMovement.dense-2, -0.5",
    "mup, weightMovement.dense-1, 0",
    "mup, weightMovement.dense-2, -0.5",
    "mup, weightMovement.dense-3, 0",
    "mup, spectralMovement.dense-2, 0",
  })
  void classesMoveAlikeUnderAdam(String name, String metric, double exponent) {
    PredictedRange found =
        predicted(new MadeUpStudy().parametrisation(name).adam(), metric).orElseThrow();
    assertEquals(exponent, found.high(), ROUNDING);
  }

  @Test
  void standardAtAConstantRateIsOnlySaidToReachTheLimit() {
    MadeUpStudy standard = new MadeUpStudy().parametrisation("standard").constantRate();
    assertEquals(1, predicted(standard, "initialRateFraction").orElseThrow().low(), ROUNDING);
    assertEquals(Optional.empty(), predicted(standard, "kernelDrift"));
  }

  @Test
  void nothingIsSaidOfOtherMetricsAndLayers() {
    MadeUpStudy ntk = new MadeUpStudy();
    assertEquals(Optional.empty(), predicted(ntk, "sharpness"));
    assertEquals(Optional.empty(), predicted(ntk, "weightMovement.dense-9"));
    assertEquals(Optional.empty(), predicted(ntk, "novel.dense-1"));
  }

  private static Optional<PredictedRange> predicted(MadeUpStudy study, String metric) {
    RegimePrediction prediction = RegimeTheory.predict(study.spec(), MadeUpStudy.ROLES);
    return new PredictedExponents(prediction, MadeUpStudy.ROLES).of(metric);
  }
}
