package org.ntklab.models.kernel.execution;

/**
 * From the position of the first example of a pair to that of the second.
 *
 * @param down rows
 * @param right columns
 */
record Offset(int down, int right) {
  /** Equal positions. */
  static final Offset NONE = new Offset(0, 0);

  boolean isNone() {
    return down == 0 && right == 0;
  }

  Offset times(int downFactor, int rightFactor) {
    return new Offset(down * downFactor, right * rightFactor);
  }
}
