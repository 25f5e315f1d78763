package org.ntklab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void numbersHaveNoZerosAtTheEnd() {
    assertEquals("6", Finding.number(6));
    assertEquals("0.001", Finding.number(1e-3));
    assertEquals("1.5e-12", Finding.number(1.5e-12));
    assertEquals("100", Finding.number(100));
    assertEquals("1e+10", Finding.number(1e10));
    assertEquals("0", Finding.number(0));
    assertEquals("NaN", Finding.number(Double.NaN));
  }

  @Test
  void failuresTellWhatWasExpected() {
    Finding failed = Finding.of("layer x", "shapes", "widths", "two", "three", false);
    assertEquals("layer x, shapes (widths): expected two, found three", failed.toString());
    Finding skipped = Finding.notApplicable("layer x", "shapes", "widths", "no network");
    assertEquals("layer x, shapes (widths): no network", skipped.toString());
  }
}
