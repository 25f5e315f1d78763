package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * What lies beyond the edges of the planes that a convolution reads under zero padding: pairs of
 * which one position is in the grid and the other is padding. Their covariance is 0, but their
 * distance is half the variance of the one. Not safe for threads.
 */
final class PlaneEdges {
  private final int step;
  private final int input;
  private final AxisWindow horizontal;
  private final boolean padded;
  private final RowEnds[] ends;
  private PlaneShape in;
  private PlaneShape out;
  private RowEnds rowEnds;

  /**
   * The edges of a convolution's planes.
   *
   * @param link the convolution
   */
  PlaneEdges(Chain.Link link, Operation.Window window) {
    this.step = link.step().index();
    this.input = link.step().input();
    this.horizontal = window.horizontal();
    this.padded =
        window.vertical().padding() == Padding.SAME
            || window.horizontal().padding() == Padding.SAME;
    this.ends = new RowEnds[2 * horizontal.extent() - 1];
  }

  /**
   * Turns to the planes of one offset.
   *
   * @return whether there is anything beyond their edges
   */
  boolean at(PlaneShape read, PlaneShape written) {
    in = read;
    out = written;
    if (!padded || read.offset().isNone()) {
      return false;
    }
    int right = read.offset().right();
    int key = right + horizontal.extent() - 1;
    if (ends[key] == null) {
      ends[key] = RowEnds.of(horizontal, right, read.firstColumn(), written.columns());
    }
    rowEnds = ends[key];
    return true;
  }

  /** Adds what is beyond the ends of a row to its sums. */
  void addEnds(int row, Batch batch, Planes sums, int chunk) {
    int width = in.grid().width();
    int first = (in.firstRow() + row) * width;
    int second = first + in.offset().down() * width;
    for (int e = 0; e < rowEnds.outputs().length; e++) {
      boolean ofFirst = rowEnds.first()[e];
      int position = (ofFirst ? first : second) + rowEnds.columns()[e];
      int to = chunk + rowEnds.outputs()[e];
      SideArray side = batch.side(ofFirst).variances(input);
      sums.addSide(batch.hasLanes(ofFirst), 0.5, side, position, 1, to, 1, 1);
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
    int columns = out.columns();
    sums.clear(chunk, columns);
    SideArray side = batch.side(firstIn).rowSums(step);
    sums.addSide(batch.hasLanes(firstIn), 0.5, side, index, 1, chunk, 1, columns);
  }
}
