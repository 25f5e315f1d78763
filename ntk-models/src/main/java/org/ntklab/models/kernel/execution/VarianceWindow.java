package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * The window's mean of variances, in the same loops and the same order as that of distances, so
 * that p + q − m is exactly 0 for opposite inputs.
 */
final class VarianceWindow {
  private static final int LANES = LaneLoops.LANES;

  private VarianceWindow() {}

  /** Sums along rows, {@code [row of the input][column of the output][lane]}. */
  static double[] alongRows(Operation.Window window, double[] in) {
    LaneLoops loops = LaneLoopsChoice.ofThisProcess().loops();
    AxisWindow axis = window.horizontal();
    int width = axis.extent();
    int columns = axis.outputs();
    int height = window.vertical().extent();
    double[] rows = new double[height * columns * LANES];
    boolean wraps = Chain.wraps(axis);
    int wideWidth = width + axis.size();
    double[] wide = wraps ? new double[wideWidth * LANES] : in;
    for (int r = 0; r < height; r++) {
      int at = r * width * LANES;
      for (int c = 0; c < wideWidth && wraps; c++) {
        int from = at + Math.floorMod(c - axis.before(), width) * LANES;
        System.arraycopy(in, from, wide, c * LANES, LANES);
      }
      loops.boxAlong(
          wide,
          wraps ? 0 : at,
          wraps ? wideWidth : width,
          axis.size(),
          axis.stride(),
          wraps ? 0 : axis.before(),
          rows,
          r * columns * LANES,
          columns);
    }
    return rows;
  }

  /** gain · A(P) from sums along rows, {@code [output][lane]}. */
  static double[] mean(Operation.Window window, double[] rows, double gain) {
    LaneLoops loops = LaneLoopsChoice.ofThisProcess().loops();
    int columns = window.horizontal().outputs();
    int[][] members = WindowTable.of(window.vertical()).members();
    double[] out = new double[members.length * columns * LANES];
    for (int r = 0; r < members.length; r++) {
      int[] starts = members[r].clone();
      for (int i = 0; i < starts.length; i++) {
        starts[i] *= columns * LANES;
      }
      loops.sumRows(
          rows,
          starts,
          starts.length,
          out,
          r * columns * LANES,
          columns * LANES,
          1.0 / window.positions() * gain);
    }
    return out;
  }
}
