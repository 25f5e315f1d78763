package org.ntklab.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ntklab.core.random.RandomStreams;

class BatchesTest {
  private static Batches batches() {
    return new Batches(10, OptionalInt.of(3), new RandomStreams(1));
  }

  @Test
  void anEpochTakesEachExampleAtMostOnce() {
    Batches batches = batches();
    TreeSet<Integer> seen = new TreeSet<>();
    for (int step = 0; step < 3; step++) {
      Arrays.stream(batches.rows(step)).forEach(seen::add);
    }
    assertEquals(9, seen.size());
  }

  @Test
  void aStepsBatchDoesNotDependOnTheStepsBefore() {
    Batches inOrder = batches();
    int[][] rows = new int[8][];
    for (int step = 0; step < 8; step++) {
      rows[step] = inOrder.rows(step);
    }
    for (int step = 7; step >= 0; step--) {
      assertArrayEquals(rows[step], batches().rows(step));
    }
    assertFalse(Arrays.equals(rows[0], rows[3]));
  }
}
