package org.ntklab.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void aSlopeThatRoundsToZeroHasOneSign() {
    assertEquals("+0.00", Numbers.slope(-0.0));
    assertEquals("+0.00", Numbers.slope(-0.004));
    assertEquals("-0.01", Numbers.slope(-0.006));
    assertEquals(Numbers.NONE, Numbers.slope(Double.NaN));
  }
}
