package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.AffineFactors;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * The mean over a convolution's window on a torus: along rows and then over rows, in long loops
 * over the whole frame, and once more at the few places where the window leaves the grid or goes
 * around. Not safe for threads.
 */
final class TorusWindow {
  private static final int LANES = LaneLoops.LANES;
  private static final double HALF = 0.5;

  private final int step;
  private final int input;
  private final AxisWindow vertical;
  private final AxisWindow horizontal;
  private final double mean;
  private final AffineFactors factors;
  private final double tangent;
  private final CircleWindow[] down;
  private final CircleWindow[] right;
  private final int[] starts;
  private final boolean three;
  private Planes ends;

  TorusWindow(Chain.Link link, Operation.Affine affine) {
    Operation.Window window = affine.window().orElseThrow();
    this.step = link.step().index();
    this.input = link.step().input();
    this.vertical = window.vertical();
    this.horizontal = window.horizontal();
    this.mean = 1.0 / window.positions();
    this.factors = affine.factors();
    this.tangent = factors.tangentGain() != 0 ? factors.tangentGain() : factors.own();
    this.down = new CircleWindow[vertical.extent()];
    this.right = new CircleWindow[horizontal.extent()];
    this.three = isThree(vertical) && isThree(horizontal);
    this.starts = new int[Math.max(vertical.size(), horizontal.size())];
  }

  private static boolean isThree(AxisWindow axis) {
    return axis.size() == 3 && axis.before() == 1 && axis.padding() == Padding.SAME;
  }

  /**
   * Takes the mean of a frame.
   *
   * @param in not modified, but it may be the output
   * @param sums written over
   */
  void run(Batch batch, TorusFrame frame, Planes in, Planes sums, Planes out) {
    if (three) {
      runThree(batch, frame, in, sums, out);
      return;
    }
    Planes rows = in;
    if (horizontal.size() > 1) {
      along(batch, frame, in, sums);
      rows = sums;
    } else if (vertical.size() > 1 && in == out) {
      sums.copy(in, 0, 0, frame.pairs());
      rows = sums;
    }
    over(batch, frame, rows, out);
  }

  /** The most usual window, in one loop over the frame. */
  private void runThree(Batch batch, TorusFrame frame, Planes in, Planes sums, Planes out) {
    int width = frame.grid().width();
    int height = frame.grid().height();
    int cut = width - frame.right();
    int above = height - frame.down();
    if (ends == null) {
      ends = in.another(4 * height);
    }
    ends.clear(0, 4 * height);
    if (cut < width) {
      // At the ends of the grid the first position falls out, at the cut the second one.
      addColumn(batch, frame, false, width - 1, ends, 0, 1);
      addColumn(batch, frame, true, cut, ends, height, 1);
      addColumn(batch, frame, true, cut - 1, ends, 2 * height, 1);
      addColumn(batch, frame, false, 0, ends, 3 * height, 1);
    }
    double scale = mean * factors.gain();
    double added = factors.ownBias();
    in.boxThree(0, above, width, cut, ends, 0, height, sums, out, scale, mean * tangent, added);
    if (above < height) {
      in.boxThree(
          above * width,
          frame.down(),
          width,
          cut,
          ends,
          above,
          height,
          sums,
          out,
          scale,
          mean * tangent,
          added);
    }
    CircleWindow window = window(down, vertical, frame.down());
    for (int row = 0; row < height; row++) {
      addBeyond(batch, frame, window, row, out);
    }
  }

  private void along(Batch batch, TorusFrame frame, Planes in, Planes sums) {
    int width = frame.grid().width();
    int height = frame.grid().height();
    int pairs = frame.pairs();
    in.boxAlong(0, pairs, horizontal.size(), 1, horizontal.before(), sums, 0, pairs);
    CircleWindow window = window(right, horizontal, frame.right());
    for (int column = 0; column < width; column++) {
      if (window.isRegular(column, horizontal)) {
        continue;
      }
      int count = starts(window.members()[column], 1);
      in.sumColumn(starts, count, sums, column, width, height);
      for (int place : window.first()[column]) {
        addColumn(batch, frame, true, place, sums, column, width);
      }
      for (int place : window.second()[column]) {
        addColumn(batch, frame, false, place, sums, column, width);
      }
    }
  }

  /** Adds half the variances of one side in a column of the grid. */
  private void addColumn(
      Batch batch, TorusFrame frame, boolean ofFirst, int place, Planes to, int chunk, int pitch) {
    int width = frame.grid().width();
    int height = frame.grid().height();
    SideArray side = batch.side(ofFirst).variances(input);
    boolean lanes = batch.hasLanes(ofFirst);
    if (ofFirst) {
      to.addSide(lanes, HALF, side, place, width, chunk, pitch, height);
      return;
    }
    int above = height - frame.down();
    int at = frame.down() * width + place;
    to.addSide(lanes, HALF, side, at, width, chunk, pitch, above);
    to.addSide(lanes, HALF, side, place, width, chunk + above * pitch, pitch, frame.down());
  }

  private void over(Batch batch, TorusFrame frame, Planes rows, Planes out) {
    int width = frame.grid().width();
    int height = frame.grid().height();
    CircleWindow window = window(down, vertical, frame.down());
    for (int row = 0, end; row < height; row = end) {
      end = row + 1;
      boolean regular = window.isRegular(row, vertical);
      while (regular && end < height && window.isRegular(end, vertical)) {
        end++;
      }
      int count = starts(window.members()[row], width);
      rows.sumRows(
          starts,
          count,
          out,
          row * width,
          (end - row) * width,
          mean * factors.gain(),
          mean * tangent,
          factors.ownBias());
      addBeyond(batch, frame, window, row, out);
    }
  }

  /** Adds what the window of a row finds beyond the grid of one of both. */
  private void addBeyond(Batch batch, TorusFrame frame, CircleWindow window, int row, Planes out) {
    int width = frame.grid().width();
    double half = HALF * mean * factors.gain();
    for (int place : window.first()[row]) {
      SideArray side = batch.side(true).rowSums(step);
      boolean lanes = batch.hasLanes(true);
      out.addSide(lanes, half, side, place * width, 1, row * width, 1, width);
    }
    for (int place : window.second()[row]) {
      SideArray side = batch.side(false).rowSums(step);
      int at = (place + frame.down()) % frame.grid().height() * width;
      out.addSide(true, half, side, at, 1, row * width, 1, width);
    }
  }

  private int starts(int[] places, int pitch) {
    for (int i = 0; i < places.length; i++) {
      starts[i] = places[i] * pitch * LANES;
    }
    return places.length;
  }

  private static CircleWindow window(CircleWindow[] known, AxisWindow axis, int offset) {
    if (known[offset] == null) {
      known[offset] = CircleWindow.of(axis, offset);
    }
    return known[offset];
  }
}
