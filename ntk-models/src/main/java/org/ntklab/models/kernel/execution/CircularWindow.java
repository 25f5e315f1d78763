package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * Sums over a window that wraps: entry by entry, each looked up in the plane that it is in after
 * both positions have gone round.
 */
final class CircularWindow {
  private static final int LANES = LaneLoops.LANES;

  private final Operation.Window window;
  private final Grid grid;
  private final List<Offset> offsets;
  private final Planes[] planes;

  /**
   * A window over planes.
   *
   * @param offsets of the planes
   */
  CircularWindow(Operation.Window window, Grid grid, List<Offset> offsets, Planes[] planes) {
    this.window = window;
    this.grid = grid;
    this.offsets = offsets;
    this.planes = planes;
  }

  /** Sums for one plane of the output. */
  void sum(PlaneShape shape, Planes out, double scale, double tangentScale, double added) {
    double[] m = new double[LANES];
    double[] theta = new double[LANES];
    for (int r = 0; r < shape.rows(); r++) {
      for (int c = 0; c < shape.columns(); c++) {
        java.util.Arrays.fill(m, 0);
        java.util.Arrays.fill(theta, 0);
        add(shape, r, c, m, theta);
        int at = (r * shape.columns() + c) * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          out.set(at + lane, scale * m[lane], tangentScale * theta[lane] + added);
        }
      }
    }
  }

  private void add(PlaneShape shape, int r, int c, double[] m, double[] theta) {
    int row = shape.firstRow() + r;
    int column = shape.firstColumn() + c;
    for (int a = 0; a < window.vertical().size(); a++) {
      int i = at(window.vertical(), row, a);
      int p = at(window.vertical(), row + shape.offset().down(), a);
      for (int b = 0; b < window.horizontal().size() && i >= 0 && p >= 0; b++) {
        int j = at(window.horizontal(), column, b);
        int q = at(window.horizontal(), column + shape.offset().right(), b);
        if (j >= 0 && q >= 0) {
          add(i, j, new Offset(p - i, q - j), m, theta);
        }
      }
    }
  }

  private void add(int i, int j, Offset offset, double[] m, double[] theta) {
    int k = offsets.indexOf(offset);
    PlaneShape from = new PlaneShape(grid, offset);
    int chunk = (i - from.firstRow()) * from.columns() + j - from.firstColumn();
    for (int lane = 0; lane < LANES; lane++) {
      m[lane] += planes[k].m(chunk * LANES + lane);
      theta[lane] += planes[k].theta(chunk * LANES + lane);
    }
  }

  /** The position that a tap reads; −1 beyond an edge that does not wrap. */
  private static int at(AxisWindow axis, int output, int tap) {
    int position = output * axis.stride() - axis.before() + tap;
    if (axis.padding() == Padding.CIRCULAR) {
      return Math.floorMod(position, axis.extent());
    }
    return position < axis.extent() ? position : -1;
  }
}
