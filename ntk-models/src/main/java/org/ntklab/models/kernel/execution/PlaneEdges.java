package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * What lies beyond the edge of a plane under zero padding: pairs of which one position is in the
 * grid and the other is padding. Their covariance is 0, but their distance is half the variance of
 * the one.
 */
final class PlaneEdges {
  private final PlaneShape in;
  private final PlaneShape out;
  private final int step;
  private final int input;
  private final int[] chunks;
  private final int[] columns;
  private final boolean[] ofRow;

  /**
   * The edges of one plane.
   *
   * @param link a convolution
   * @param in plane that is read
   * @param out plane that is written
   */
  PlaneEdges(Chain.Link link, Operation.Window window, PlaneShape in, PlaneShape out) {
    this.in = in;
    this.out = out;
    this.step = link.step().index();
    this.input = link.step().input();
    AxisWindow axis = window.horizontal();
    int[] foundChunks = new int[out.columns() * axis.size()];
    int[] foundColumns = new int[foundChunks.length];
    boolean[] foundSides = new boolean[foundChunks.length];
    int count = 0;
    int right = in.offset().right();
    for (int c = 0; c < out.columns() && right != 0; c++) {
      for (int tap = 0; tap < axis.size(); tap++) {
        int column = c * axis.stride() - axis.before() + tap;
        int first = in.firstColumn() + column;
        boolean firstIn = first >= 0 && first < axis.extent();
        boolean secondIn = first + right >= 0 && first + right < axis.extent();
        if (firstIn != secondIn) {
          foundChunks[count] = c;
          foundColumns[count] = firstIn ? first : first + right;
          foundSides[count++] = firstIn;
        }
      }
    }
    this.chunks = java.util.Arrays.copyOf(foundChunks, count);
    this.columns = java.util.Arrays.copyOf(foundColumns, count);
    this.ofRow = java.util.Arrays.copyOf(foundSides, count);
  }

  /** Adds what is beyond the ends of a row to its sums. */
  void addEnds(int row, Batch batch, Planes sums, int chunk) {
    int width = in.grid().width();
    int first = in.firstRow() + row;
    for (int e = 0; e < chunks.length; e++) {
      int gridRow = ofRow[e] ? first : first + in.offset().down();
      sums.addVariance(
          ofRow[e], 0.5, batch, input, gridRow * width + columns[e], chunk + chunks[e]);
    }
  }

  /** Whether a row beyond the plane, below 0 or from its height on, has anything in it. */
  boolean hasRow(int row) {
    int first = in.firstRow() + row;
    int second = first + in.offset().down();
    int height = in.grid().height();
    return (first >= 0 && first < height) || (second >= 0 && second < height);
  }

  /** Sums along a row beyond the plane: those of the one side's variances. */
  void fillRow(int row, Batch batch, Planes sums, int chunk) {
    int first = in.firstRow() + row;
    boolean firstIn = first >= 0 && first < in.grid().height();
    int gridRow = firstIn ? first : first + in.offset().down();
    int column = out.firstColumn() + (firstIn ? 0 : out.offset().right());
    int index = gridRow * out.grid().width() + column;
    sums.clear(chunk, out.columns());
    sums.addRowSums(firstIn, 0.5, batch, step, index, chunk, out.columns());
  }
}
