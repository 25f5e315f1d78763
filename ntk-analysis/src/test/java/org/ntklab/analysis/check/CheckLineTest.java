package org.ntklab.analysis.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.regime.Exponent;

class CheckLineTest {
  private static CheckLine line(double low, double slope, double high) {
    return new CheckLine(
        "dense-1",
        "q",
        Optional.of(new Exponent(slope, low, high)),
        Optional.of(CheckLine.exactly(-0.5)),
        CheckLine.exactly(0));
  }

  // Required is 0, give or take a quarter.
  @ParameterizedTest
  @CsvSource({
    "-0.1,  0.0,   0.1,   PASSES",
    "-0.4,  -0.1,  0.2,   PASSES",
    "-0.9,  -0.1,  0.7,   UNDETERMINED",
    "-0.6,  -0.33, -0.03, UNDETERMINED",
    "-0.7,  -0.5,  -0.3,  FAILS",
    "0.26,  1,     2,     FAILS",
    "NaN,   0,     NaN,   UNDETERMINED",
  })
  void aLinePassesInsideAndFailsWhenAllItsIntervalIsOutside(
      double low, double slope, double high, CheckVerdict expected) {
    assertEquals(expected, line(low, slope, high).verdict());
  }

  @Test
  void whatIsMeasuredSpeaksAgainstTheoryOnlyWhenTheWholeIntervalDoes() {
    assertTrue(line(-0.6, -0.4, -0.2).agrees());
    assertTrue(line(-0.4, 0, 0.4).agrees());
    assertFalse(line(-0.1, 0, 0.1).agrees());
  }

  @Test
  void theWorstOfSeveralCounts() {
    CheckVerdict passes = CheckVerdict.PASSES;
    assertEquals(passes, CheckVerdict.of(List.of(passes, passes)));
    assertEquals(
        CheckVerdict.UNDETERMINED, CheckVerdict.of(List.of(passes, CheckVerdict.UNDETERMINED)));
    assertEquals(
        CheckVerdict.FAILS,
        CheckVerdict.of(List.of(CheckVerdict.UNDETERMINED, CheckVerdict.FAILS)));
    assertEquals(CheckVerdict.UNDETERMINED, CheckVerdict.of(List.of()));
  }
}
