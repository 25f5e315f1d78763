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

  private final LaneLoops loops = LaneLoopsChoice.ofThisProcess().loops();

  /** gain · A(P), {@code [output][lane]}. */
  double[] mean(Operation.Window window, double[] in, double gain) {
    AxisWindow vertical = window.vertical();
    AxisWindow horizontal = window.horizontal();
    int width = horizontal.extent();
    int columns = horizontal.outputs();
    double[] rows = new double[vertical.extent() * columns * LANES];
    boolean wraps = Chain.wraps(horizontal);
    double[] wide = new double[(width + 2 * horizontal.size()) * LANES];
    for (int r = 0; r < vertical.extent(); r++) {
      int at = r * width * LANES;
      int outAt = r * columns * LANES;
      if (wraps) {
        for (int c = 0; c < width + 2 * horizontal.size(); c++) {
          int from = Math.floorMod(c - horizontal.before(), width);
          System.arraycopy(in, at + from * LANES, wide, c * LANES, LANES);
        }
        loops.boxAlong(
            wide,
            0,
            width + 2 * horizontal.size(),
            horizontal.size(),
            horizontal.stride(),
            0,
            rows,
            outAt,
            columns);
      } else {
        loops.boxAlong(
            in,
            at,
            width,
            horizontal.size(),
            horizontal.stride(),
            horizontal.before(),
            rows,
            outAt,
            columns);
      }
    }
    int[][] members = WindowTable.of(vertical).members();
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
