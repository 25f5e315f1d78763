package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MatrixMemoryTest {
  private static final int MATRICES = 48;
  private static final int ROWS = 2048;
  private static final long BYTES = (long) ROWS * ROWS * Double.BYTES;

  /** A matrix leaves a hundred bytes on the heap, which alone would never call the collector. */
  @Test
  void memoryOfMatricesThatNobodyRefersToIsGivenBack() {
    long before = MatrixMemory.free();
    long least = before;
    for (int i = 0; i < MATRICES; i++) {
      Matrix.zeros(ROWS, ROWS);
      least = Math.min(least, MatrixMemory.free());
    }
    long held = before - least;
    assertTrue(held < MATRICES * BYTES / 2, "held " + held + " of " + MATRICES * BYTES + " bytes");
  }
}
