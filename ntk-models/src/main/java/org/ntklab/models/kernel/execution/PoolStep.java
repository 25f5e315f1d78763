package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * Pooling of planes, offset by offset: each pair (i, j) goes to all pairs of windows (o, o′) with i
 * in o and j in o′.
 *
 * <p>With n_o positions in a window, P_o = s Σ p_i and S_o = ½ s Σ_ij m_ij the sums within it of
 * one example, s the pool's scale, the pooled covariance is K = ½(n_o′ P_o + n_o Q_o′) − s Σ m_ij
 * and the pooled distance m = s Σ m_ij − S_o − S_o′ + ½(n_o − n_o′)(P_o − Q_o′), never a difference
 * of variances.
 */
final class PoolStep {
  private static final int LANES = LaneLoops.LANES;

  private final Grid output;
  private final double scale;
  private final WindowTable vertical;
  private final WindowTable horizontal;

  /** Whether there is one window, over everything; one may also leave out positions at an edge. */
  private final boolean overAll;

  PoolStep(Step step) {
    Operation.Pool pool = (Operation.Pool) step.operation();
    this.output = step.grid();
    this.scale = pool.scale();
    this.vertical = WindowTable.of(pool.window().vertical());
    this.horizontal = WindowTable.of(pool.window().horizontal());
    this.overAll =
        output.equals(Grid.VECTOR)
            && vertical.members()[0].length == pool.window().vertical().extent()
            && horizontal.members()[0].length == pool.window().horizontal().extent();
  }

  /** Adds a plane to the sums in a store. */
  void accumulate(Planes plane, PlaneShape shape, int groups, PlaneStore store) {
    if (overAll && groups == 1) {
      plane.sumInto(0, shape.pairs(), (DoublePlanes) store.planes(), 0);
      return;
    }
    for (int r = 0; r < shape.rows(); r++) {
      int row = shape.firstRow() + r;
      for (int o : vertical.windows()[row]) {
        for (int p : vertical.windows()[row + shape.offset().down()]) {
          if (store.has(p - o, 0)) {
            accumulateRow(plane, shape, r, o, p, store);
          }
        }
      }
    }
  }

  private void accumulateRow(
      Planes plane, PlaneShape shape, int r, int o, int p, PlaneStore store) {
    boolean double1 = plane instanceof DoublePlanes;
    boolean mixed = double1 != (store.planes() instanceof DoublePlanes);
    for (int c = 0; c < shape.columns(); c++) {
      int column = shape.firstColumn() + c;
      int from = r * shape.columns() + c;
      for (int v : horizontal.windows()[column]) {
        for (int w : horizontal.windows()[column + shape.offset().right()]) {
          if (store.has(p - o, w - v)) {
            int to = store.chunk(o, v, p - o, w - v);
            if (mixed) {
              plane.sumInto(from, 1, (DoublePlanes) store.planes(), to);
            } else {
              plane.addScaled(1, 1, from, store.planes(), to, 1);
            }
          }
        }
      }
    }
  }

  /** Sums of the variances within each window, times the scale; {@code [output][lane]}. */
  double[] windowVariances(double[] variances, Grid input) {
    double[] sums = new double[output.positions() * LANES];
    for (int o = 0; o < output.height(); o++) {
      for (int v = 0; v < output.width(); v++) {
        int at = (o * output.width() + v) * LANES;
        for (int row : vertical.members()[o]) {
          for (int column : horizontal.members()[v]) {
            int from = (row * input.width() + column) * LANES;
            for (int lane = 0; lane < LANES; lane++) {
              sums[at + lane] += scale * variances[from + lane];
            }
          }
        }
      }
    }
    return sums;
  }

  /** S of each window from the sums of distances within it, the plane of no offset. */
  double[] spreads(PlaneStore sums) {
    double[] spreads = new double[output.positions() * LANES];
    int at = sums.start(0, 0) * LANES;
    for (int i = 0; i < spreads.length; i++) {
      spreads[i] = 0.5 * scale * sums.planes().m(at + i);
    }
    return spreads;
  }

  /** Pooled variances n_o P_o − 2 S_o. */
  double[] variances(double[] windowVariances, double[] spreads) {
    double[] variances = new double[windowVariances.length];
    for (int i = 0; i < variances.length; i++) {
      variances[i] = Math.max(0, members(i / LANES) * windowVariances[i] - 2 * spreads[i]);
    }
    return variances;
  }

  /** From sums to pooled distances, or covariances, and tangent kernels. */
  void finish(Step step, PlaneStore store, Batch batch, boolean covarianceForm) {
    double[] rowVariances = batch.isSelf() ? null : batch.row().windowVariances(step.index());
    double[] rowSpreads = batch.isSelf() ? null : batch.row().spreads(step.index());
    double[] columnVariances = batch.columns().windowVariances(step.index());
    double[] columnSpreads = batch.columns().spreads(step.index());
    Plan.Radius radius = store.radius();
    for (int down = -radius.down(); down <= radius.down(); down++) {
      for (int right = -radius.right(); right <= radius.right(); right++) {
        PlaneShape shape = new PlaneShape(output, new Offset(down, right));
        int chunk = store.start(down, right);
        for (int r = 0; r < shape.rows(); r++) {
          for (int c = 0; c < shape.columns(); c++, chunk++) {
            int o = shape.position(r) + c;
            int p = shape.partner(r) + c;
            for (int lane = 0; lane < LANES; lane++) {
              int i = chunk * LANES + lane;
              double sumO = value(rowVariances, columnVariances, o, lane);
              double sumP = columnVariances[p * LANES + lane];
              double sum = scale * store.planes().m(i);
              double result;
              if (covarianceForm) {
                result = 0.5 * (members(p) * sumO + members(o) * sumP) - sum;
              } else {
                double edge = 0.5 * (members(o) - members(p)) * (sumO - sumP);
                result =
                    sum
                        - value(rowSpreads, columnSpreads, o, lane)
                        - columnSpreads[p * LANES + lane]
                        + edge;
              }
              store.planes().set(i, result, scale * store.planes().theta(i));
            }
          }
        }
      }
    }
  }

  private static double value(double[] row, double[] lanes, int position, int lane) {
    return row == null ? lanes[position * LANES + lane] : row[position];
  }

  private int members(int position) {
    return vertical.members()[position / output.width()].length
        * horizontal.members()[position % output.width()].length;
  }
}
