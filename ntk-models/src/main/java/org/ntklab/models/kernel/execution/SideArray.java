package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Grid;

/**
 * Numbers of one side of the pairs, in the precisions in which they are read: {@code
 * [outer][position][inner]}, inner entries of a position lying together. Memory is used again when
 * it is filled anew. Not safe for threads while it is.
 */
final class SideArray {
  private static final int LANES = LaneLoops.LANES;

  /** The product of two of them is still finite in single precision. */
  private static final double LARGEST = 1e19;

  private static final double[] NO_DOUBLES = {};
  private static final float[] NO_FLOATS = {};

  private double[] wide = NO_DOUBLES;
  private float[] narrow = NO_FLOATS;
  private int inner = LANES;

  /** In double precision; empty where nothing reads it so. */
  double[] wide() {
    return wide;
  }

  /** In single precision; empty where nothing reads it so. */
  float[] narrow() {
    return narrow;
  }

  /**
   * Fills in numbers.
   *
   * @param from at least length entries; copied
   * @param newInner entries of a position that lie together
   */
  void set(double[] from, int length, int newInner, boolean asWide, boolean asNarrow) {
    inner = newInner;
    demand(asWide ? length : 0, asNarrow ? length : 0);
    if (asWide) {
      System.arraycopy(from, 0, wide, 0, length);
    }
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) Math.min(from[i], LARGEST);
    }
  }

  /** Fills in the numbers of another, each row of positions turned so that one comes first. */
  void setTurned(SideArray from, Grid grid, int first) {
    inner = from.inner;
    demand(from.wide.length, from.narrow.length);
    int row = grid.width() * inner;
    int head = first * inner;
    for (int at = 0; at < Math.max(wide.length, narrow.length); at += row) {
      if (wide.length > 0) {
        System.arraycopy(from.wide, at + head, wide, at, row - head);
        System.arraycopy(from.wide, at, wide, at + row - head, head);
      }
      if (narrow.length > 0) {
        System.arraycopy(from.narrow, at + head, narrow, at, row - head);
        System.arraycopy(from.narrow, at, narrow, at + row - head, head);
      }
    }
  }

  /** Fills in the numbers of one lane of another, whose lanes come in so many groups. */
  void setLane(SideArray from, int groups, int lane) {
    int together = from.inner / LANES;
    inner = together;
    demand(from.wide.length / (groups * LANES), from.narrow.length / (groups * LANES));
    int length = Math.max(wide.length, narrow.length);
    int group = lane / LANES;
    for (int i = 0; i < length; i++) {
      int outer = i / together;
      int at = (outer * groups + group) * from.inner + i % together * LANES + lane % LANES;
      if (wide.length > 0) {
        wide[i] = from.wide[at];
      }
      if (narrow.length > 0) {
        narrow[i] = from.narrow[at];
      }
    }
  }

  private void demand(int wides, int narrows) {
    if (wide.length != wides) {
      wide = wides == 0 ? NO_DOUBLES : new double[wides];
    }
    if (narrow.length != narrows) {
      narrow = narrows == 0 ? NO_FLOATS : new float[narrows];
    }
  }
}
