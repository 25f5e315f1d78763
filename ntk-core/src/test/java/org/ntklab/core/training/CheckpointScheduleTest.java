package org.ntklab.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointScheduleTest {
  @ParameterizedTest
  @CsvSource({"20, 300", "20, 1000", "2, 5", "5, 3", "50, 100000", "20, 1", "100, 50", "7, 7"})
  void firstAndLastAreThereAndNoMoreThanAskedFor(int count, int last) {
    int[] steps = new CheckpointSchedule(count, last).steps();
    assertEquals(0, steps[0]);
    assertEquals(last, steps[steps.length - 1]);
    assertTrue(steps.length <= count && steps.length >= Math.min(count, last + 1) * 0.7);
    for (int i = 1; i < steps.length; i++) {
      assertTrue(steps[i] > steps[i - 1]);
    }
  }

  @Test
  void latePartsAreEvenInTheLogarithm() {
    int[] steps = new CheckpointSchedule(30, 1_000_000).steps();
    double ratio = (double) steps[29] / steps[28];
    for (int i = 15; i < steps.length; i++) {
      assertEquals(ratio, (double) steps[i] / steps[i - 1], 0.02 * ratio);
    }
  }

  @Test
  void aShortRunIsMeasuredAtEveryStep() {
    assertArrayEquals(new int[] {0, 1, 2, 3}, new CheckpointSchedule(20, 3).steps());
  }
}
