package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.lanes.SinglePairSides;

/**
 * The pairs that are being computed: one example as row with several as columns, side by side in
 * lanes; or several examples with themselves. Hands the loops what they read of both sides. Not
 * safe for threads.
 */
final class Batch {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final PairSides sides = new PairSides();
  private final SinglePairSides singleSides = new SinglePairSides();
  private RowSide row;
  private ExampleSides columns;
  private int firstGroup;
  private int same;

  Batch(Prepared prepared) {
    this.prepared = prepared;
  }

  /**
   * Sets the pairs of one example with others.
   *
   * @param newFirstGroup group of lanes to begin with
   * @param newSame lane of the row's own example, −1 when it is not among the columns
   */
  void pairs(RowSide newRow, ExampleSides newColumns, int newFirstGroup, int newSame) {
    row = newRow;
    columns = newColumns;
    firstGroup = newFirstGroup;
    same = newSame < 0 ? PairSides.NONE : newSame - newFirstGroup * LANES;
  }

  /** Sets the pairs of examples with themselves. */
  void selves(ExampleSides examples) {
    row = null;
    columns = examples;
    firstGroup = 0;
    same = PairSides.ALL;
  }

  Prepared prepared() {
    return prepared;
  }

  /** Whether the pairs are examples with themselves. */
  boolean isSelf() {
    return row == null;
  }

  RowSide row() {
    return row;
  }

  ExampleSides columns() {
    return columns;
  }

  int firstGroup() {
    return firstGroup;
  }

  /** Chunks at each pair of positions. */
  int groups() {
    return columns.groups() - firstGroup;
  }

  /** Channels of the data. */
  int channels() {
    return columns.channels();
  }

  /** Length of the row example of a lane. */
  double rowLength(int lane) {
    return row == null ? columns.lengths()[lane] : row.length();
  }

  /** Length of the column example of a lane. */
  double columnLength(int lane) {
    return columns.lengths()[firstGroup * LANES + lane];
  }

  /** Values of the data at positions. */
  PairSides values(int position, int partner) {
    int positions = columns.positions(0);
    int lanes = positions * LANES;
    return fill(
        row == null ? columns.values() : row.values(),
        columns.values(),
        new SideLayout(positions, columns.channels(), lanes, LANES),
        position,
        partner,
        false);
  }

  /** Numbers of a pointwise step at positions. */
  PairSides numbers(int step, Planes.Place place) {
    return fill(
        row == null ? columns.numbers(step) : row.numbers[step],
        columns.numbers(step),
        columns.layout(step),
        place.position(),
        place.partner(),
        place.none());
  }

  /** Variances of a step's output at positions. */
  PairSides variances(int step, Planes.Place place) {
    return fill(
        row == null ? columns.variances(step) : row.variances[step],
        columns.variances(step),
        new SideLayout(columns.positions(step) * columns.groups(), 1, 0, LANES),
        place.position(),
        place.partner(),
        place.none());
  }

  private PairSides fill(
      double[] rows,
      double[] columnNumbers,
      SideLayout layout,
      int position,
      int partner,
      boolean none) {
    int allGroups = columns.groups();
    sides.rowLanes = row == null;
    sides.rows = rows;
    sides.columns = columnNumbers;
    sides.columnStride = layout.stride();
    sides.columnStep = layout.step();
    sides.columnAt = (partner * allGroups + firstGroup) * layout.step();
    if (row == null) {
      sides.rowStride = layout.stride();
      sides.rowStep = layout.step();
      sides.rowAt = (position * allGroups + firstGroup) * layout.step();
    } else if (allGroups > 1) {
      // One position: a row's numbers are the same for all groups of lanes.
      sides.rowStride = 1;
      sides.rowStep = 0;
      sides.rowAt = 0;
    } else {
      sides.rowStride = layout.stride() / LANES;
      sides.rowStep = layout.step() / LANES;
      sides.rowAt = position * sides.rowStep;
    }
    sides.same = none ? same : PairSides.NONE;
    return sides;
  }

  /** {@link #values} in single precision. */
  SinglePairSides singleValues(int position, int partner) {
    return fill(
        row.singleValues(), columns.singleValues(), columns.positions(0), position, partner);
  }

  /** {@link #numbers} in single precision. */
  SinglePairSides singleNumbers(int step, Planes.Place place) {
    return fill(
        row.singleNumbers[step],
        columns.singleNumbers(step),
        columns.layout(step).chunks(),
        place.position(),
        place.partner());
  }

  /** {@link #variances} in single precision. */
  SinglePairSides singleVariances(int step, Planes.Place place) {
    return fill(
        row.singleVariances[step],
        columns.singleVariances(step),
        0,
        place.position(),
        place.partner());
  }

  private SinglePairSides fill(
      float[] rows, float[] columnNumbers, int positions, int position, int partner) {
    singleSides.rows = rows;
    singleSides.rowStride = positions;
    singleSides.rowAt = position;
    singleSides.columns = columnNumbers;
    singleSides.columnStride = positions * LANES;
    singleSides.columnAt = partner * LANES;
    return singleSides;
  }
}
