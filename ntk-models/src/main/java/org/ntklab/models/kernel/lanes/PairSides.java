package org.ntklab.models.kernel.lanes;

/**
 * What a loop over pairs reads of the two examples of each pair: numbers that depend on one example
 * and one position alone, such as the root of a variance.
 *
 * <p>Pairs come in chunks of {@link LaneLoops#LANES}, one a position. In the usual batch the row
 * example is one and the same in all lanes, so its numbers are scalars; in a batch of examples with
 * themselves it differs by lane. A column example differs by lane always. Mutable, one a thread.
 */
public final class PairSides {
  /**
   * Numbers of the row examples: number k of a chunk at rowAt + k · rowStride + chunk · rowStep.
   */
  public double[] rows;

  /** Where the first chunk's first number stands. */
  public int rowAt;

  /** From one number to the next. */
  public int rowStride;

  /** From one chunk to the next; 0 when all chunks are of one position. */
  public int rowStep;

  /** Whether row numbers differ by lane, lane by lane behind the index above. */
  public boolean rowLanes;

  /** Numbers of the column examples, lane by lane behind the same index of columns. */
  public double[] columns;

  /** Where the first chunk's first number stands. */
  public int columnAt;

  /** From one number to the next. */
  public int columnStride;

  /** From one chunk to the next. */
  public int columnStep;

  /** {@link #same}: no pair is an example with itself at one position. */
  public static final int NONE = -1;

  /** {@link #same}: all pairs are. */
  public static final int ALL = -2;

  /** The lane (counted over all chunks where they are of one position) of the pair that is. */
  public int same = NONE;

  private double[] scratch = new double[0];

  /** Room for a loop's intermediate results, at least so many entries; content is arbitrary. */
  public double[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new double[length];
    }
    return scratch;
  }

  /** Whether the two sides of a pair are one and the same variable, its random masks included. */
  public boolean isSame(int chunk, int lane) {
    return same == ALL || same == (rowStep == 0 ? chunk * LaneLoops.LANES + lane : lane);
  }

  /** The row example's number k in a chunk and lane. */
  public double row(int chunk, int k, int lane) {
    return rows[rowAt + k * rowStride + chunk * rowStep + (rowLanes ? lane : 0)];
  }

  /** The column example's number k in a chunk and lane. */
  public double column(int chunk, int k, int lane) {
    return columns[columnAt + k * columnStride + chunk * columnStep + lane];
  }
}
