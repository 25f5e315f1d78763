package org.ntklab.analysis.reproduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.evidence.MeasuredNumber;

/** A measured interval passes inside what is allowed, fails outside, and is undecided across. */
class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "-1.0, -1.1, -0.9, PASSED",
    "-1.0, -1.2, -0.8, PASSED",
    "-1.0, -1.3, -0.9, UNDECIDED",
    "-0.7, -0.9, -0.5, UNDECIDED",
    "-0.7, -0.75, -0.65, FAILED",
    "-1.0, NaN, NaN, PASSED",
    "-0.7, NaN, NaN, FAILED",
    "NaN, NaN, NaN, FAILED"
  })
  void verdictFollowsTheInterval(double value, double low, double high, String verdict) {
    Band allowed = new Band(-1, -1).widened(0.2);
    assertEquals(
        Outcome.Verdict.valueOf(verdict),
        Outcome.verdict(allowed, new MeasuredNumber(value, low, high, List.of())));
  }

  @Test
  void openBandsHaveOneEnd() {
    Band above = new Band(2, Double.POSITIVE_INFINITY);
    assertEquals(Outcome.Verdict.PASSED, Outcome.verdict(above, MeasuredNumber.exact(2)));
    assertEquals(Outcome.Verdict.FAILED, Outcome.verdict(above, MeasuredNumber.exact(1.9)));
  }
}
