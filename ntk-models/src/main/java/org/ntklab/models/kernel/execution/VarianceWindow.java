package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * The window's mean of variances, in the same loops and the same order as that of distances, so
 * that p + q − m is exactly 0 for opposite inputs. Not safe for threads.
 */
final class VarianceWindow {
  private static final int LANES = LaneLoops.LANES;

  private final LaneLoops loops = LaneLoopsChoice.ofThisProcess().loops();
  private final AxisWindow horizontal;
  private final int height;
  private final int[][] starts;
  private final double byPositions;
  private final double[] circle;
  private final double[] rows;

  VarianceWindow(Operation.Window window) {
    this.horizontal = window.horizontal();
    this.height = window.vertical().extent();
    this.byPositions = 1.0 / window.positions();
    this.circle =
        Chain.wraps(horizontal)
            ? new double[(horizontal.extent() + horizontal.size()) * LANES]
            : new double[0];
    this.rows = new double[height * horizontal.outputs() * LANES];
    this.starts = WindowTable.of(window.vertical()).members();
    for (int[] ofOutput : starts) {
      for (int i = 0; i < ofOutput.length; i++) {
        ofOutput[i] *= horizontal.outputs() * LANES;
      }
    }
  }

  /** Sums along rows, {@code [row of the input][column of the output][lane]}; written over. */
  double[] alongRows(double[] in) {
    int width = horizontal.extent();
    int columns = horizontal.outputs();
    for (int r = 0; r < height; r++) {
      int at = r * width * LANES;
      int out = r * columns * LANES;
      int size = horizontal.size();
      int stride = horizontal.stride();
      if (circle.length == 0) {
        loops.boxAlong(in, at, width, size, stride, horizontal.before(), rows, out, columns);
        continue;
      }
      int length = circle.length / LANES;
      for (int c = 0; c < length; c++) {
        int from = at + Math.floorMod(c - horizontal.before(), width) * LANES;
        System.arraycopy(in, from, circle, c * LANES, LANES);
      }
      loops.boxAlong(circle, 0, length, size, stride, 0, rows, out, columns);
    }
    return rows;
  }

  /** gain · A(P) from the last sums along rows, {@code [output][lane]}. */
  void mean(double gain, double[] out) {
    int length = horizontal.outputs() * LANES;
    for (int r = 0; r < starts.length; r++) {
      int[] members = starts[r];
      loops.sumRows(rows, members, members.length, out, r * length, length, byPositions * gain);
    }
  }
}
