package org.ntklab.models.kernel.lanes;

/**
 * {@link PairSides} in single precision; all positions of one number lie together. Mutable, one a
 * thread.
 */
public final class SinglePairSides {
  /**
   * Numbers of the row examples: number k of a chunk at rowAt + k · rowStride + chunk · rowStep, or
   * as those of columns where they differ by lane.
   */
  public float[] rows;

  /** Where the first chunk's first number stands. */
  public int rowAt;

  /** From one number to the next. */
  public int rowStride;

  /** From one chunk to the next where lanes have the same; 0 when all are of one position. */
  public int rowStep = 1;

  /** Whether row numbers differ by lane. */
  public boolean rowLanes;

  /** Numbers of the column examples: columnAt + k · columnStride + chunk · LANES + lane. */
  public float[] columns;

  /** Where the first chunk's first number stands. */
  public int columnAt;

  /** From one number to the next. */
  public int columnStride;

  private float[] scratch = new float[0];

  /** Room for a loop's intermediate results, at least so many entries; content is arbitrary. */
  public float[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new float[length];
    }
    return scratch;
  }

  /** The row example's number k in a chunk and lane. */
  public float row(int chunk, int k, int lane) {
    int at = rowAt + k * rowStride;
    return rows[at + (rowLanes ? chunk * LaneLoops.LANES + lane : chunk * rowStep)];
  }

  /** The column example's number k in a chunk and lane. */
  public float column(int chunk, int k, int lane) {
    return columns[columnAt + k * columnStride + chunk * LaneLoops.LANES + lane];
  }
}
