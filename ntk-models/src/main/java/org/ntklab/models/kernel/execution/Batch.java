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
  private final TurnedSides turned;
  private RowSide row;
  private ExampleSides columns;
  private Sides first;
  private Sides second;
  private int firstGroup;
  private int same;

  Batch(Prepared prepared) {
    this.prepared = prepared;
    this.turned = new TurnedSides(prepared);
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
    first = newRow;
    second = newColumns;
    firstGroup = newFirstGroup;
    same = newSame < 0 ? PairSides.NONE : newSame - newFirstGroup * LANES;
  }

  /** Sets the pairs of examples with themselves. */
  void selves(ExampleSides examples) {
    row = null;
    columns = examples;
    first = examples;
    second = examples;
    firstGroup = 0;
    same = PairSides.ALL;
  }

  /**
   * Turns the rows of positions of the second examples in a circle, until the batch is set anew:
   * what is read at column 0 then is what stands at the column given.
   */
  void turn(int column) {
    second = column == 0 ? columns : turned.turn(columns, column);
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

  /** Chunks at each pair of positions. */
  int groups() {
    return columns.groups() - firstGroup;
  }

  /** Lane of the columns at which the first chunk begins. */
  int firstLane() {
    return firstGroup * LANES;
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

  /** The first or the second side. */
  Sides side(boolean ofFirst) {
    return ofFirst ? first : second;
  }

  /** Whether numbers of a side differ by lane. */
  boolean hasLanes(boolean ofFirst) {
    return row == null || !ofFirst;
  }

  /** Values of the data at positions. */
  PairSides values(Planes.Place place) {
    return fill(first.values(), second.values(), valueLayout(), place);
  }

  /** Numbers of a pointwise step at positions. */
  PairSides numbers(int step, Planes.Place place) {
    return fill(first.numbers(step), second.numbers(step), columns.layout(step), place);
  }

  /** Variances of a step's output at positions. */
  PairSides variances(int step, Planes.Place place) {
    return fill(first.variances(step), second.variances(step), varianceLayout(step), place);
  }

  private SideLayout valueLayout() {
    int positions = columns.grid(0).positions();
    return new SideLayout(positions, columns.channels(), positions * LANES, LANES);
  }

  private SideLayout varianceLayout(int step) {
    return new SideLayout(columns.grid(step).positions() * columns.groups(), 1, 0, LANES);
  }

  private PairSides fill(SideArray rows, SideArray others, SideLayout layout, Planes.Place place) {
    int groups = columns.groups();
    sides.rows = rows.wide();
    sides.columns = others.wide();
    sides.columnStride = layout.stride();
    sides.columnStep = layout.step();
    sides.columnAt = (place.partner() * groups + firstGroup) * layout.step();
    sides.rowLanes = row == null;
    if (row == null) {
      sides.rowStride = layout.stride();
      sides.rowStep = layout.step();
      sides.rowAt = (place.position() * groups + firstGroup) * layout.step();
    } else if (groups > 1) {
      // One position: a row's numbers are the same for all groups of lanes.
      sides.rowStride = 1;
      sides.rowStep = 0;
      sides.rowAt = 0;
    } else {
      sides.rowStride = layout.stride() / LANES;
      sides.rowStep = layout.step() / LANES;
      sides.rowAt = place.position() * sides.rowStep;
    }
    sides.same = place.none() ? same : PairSides.NONE;
    return sides;
  }

  /** {@link #values} in single precision. */
  SinglePairSides singleValues(Planes.Place place) {
    return fillSingle(first.values(), second.values(), columns.grid(0).positions(), place);
  }

  /** {@link #numbers} in single precision. */
  SinglePairSides singleNumbers(int step, Planes.Place place) {
    int chunks = columns.layout(step).chunks();
    return fillSingle(first.numbers(step), second.numbers(step), chunks, place);
  }

  /** {@link #variances} in single precision. */
  SinglePairSides singleVariances(int step, Planes.Place place) {
    int chunks = columns.grid(step).positions() * columns.groups();
    return fillSingle(first.variances(step), second.variances(step), chunks, place);
  }

  private SinglePairSides fillSingle(
      SideArray rows, SideArray others, int chunks, Planes.Place place) {
    int groups = columns.groups();
    singleSides.rows = rows.narrow();
    singleSides.rowLanes = row == null;
    if (row == null) {
      singleSides.rowStride = chunks * LANES;
      singleSides.rowAt = (place.position() * groups + firstGroup) * LANES;
    } else {
      // With several groups there is one position, whose numbers are the same for all of them.
      singleSides.rowStride = chunks / groups;
      singleSides.rowAt = place.position();
    }
    singleSides.rowStep = groups > 1 ? 0 : 1;
    singleSides.columns = others.narrow();
    singleSides.columnStride = chunks * LANES;
    singleSides.columnAt = (place.partner() * groups + firstGroup) * LANES;
    return singleSides;
  }
}
