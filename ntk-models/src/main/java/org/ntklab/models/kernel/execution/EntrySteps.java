package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;

/** The steps that act on every entry by itself, and those that join branches. */
final class EntrySteps {
  private static final int LANES = LaneLoops.LANES;

  private EntrySteps() {}

  /**
   * Runs a step that is neither affine nor a source.
   *
   * @param inputs planes that are read
   * @param out plane that is written; the first input where that is exclusive
   */
  static void run(
      Prepared prepared,
      Batch batch,
      Chain.Link link,
      List<Planes> inputs,
      Planes out,
      PairShape shape) {
    int chunks = shape.pairs() * batch.groups();
    Operation operation = link.step().operation();
    if (operation instanceof Operation.Sum sum) {
      sum(sum, inputs, out, chunks);
      return;
    }
    if (operation instanceof Operation.Product product) {
      product(prepared, product, link, batch, inputs, out, shape);
      return;
    }
    if (!link.exclusive()) {
      out.copy(inputs.get(0), 0, 0, chunks);
    }
    for (PairShape.Stretch stretch : shape.stretches()) {
      int at = stretch.pair() * batch.groups();
      int length = stretch.pairs() * batch.groups();
      if (operation instanceof Operation.Pointwise) {
        int step = link.step().index();
        PointMap map = prepared.map(step);
        out.point(map, step, 0, batch, stretch.place(), at, length);
      } else if (link.step().grid().equals(Grid.VECTOR) && !batch.isSelf()) {
        out.restore(batch, link.step().input(), at, length);
      } else {
        restore(link.step().input(), batch, stretch.place(), out, at, length);
      }
    }
  }

  /** out ← Σ w in; the first input may be the output. */
  private static void sum(Operation.Sum sum, List<Planes> inputs, Planes out, int chunks) {
    int[] start = {0};
    inputs.get(0).sumRows(start, 1, out, 0, chunks, sum.covariance()[0], sum.tangent()[0], 0);
    for (int b = 1; b < inputs.size(); b++) {
      inputs.get(b).addScaled(sum.covariance()[b], sum.tangent()[b], 0, out, 0, chunks);
    }
  }

  private static void product(
      Prepared prepared,
      Operation.Product product,
      Chain.Link link,
      Batch batch,
      List<Planes> inputs,
      Planes out,
      PairShape shape) {
    int branches = inputs.size();
    boolean covarianceForm = prepared.plan().isCovarianceForm(link.step());
    double[] k = new double[branches];
    double[] mean = new double[branches];
    for (PairShape.Stretch stretch : shape.stretches()) {
      int at = stretch.pair() * batch.groups();
      for (int c = 0; c < stretch.pairs() * batch.groups(); c++) {
        for (int lane = 0; lane < LANES; lane++) {
          int i = (at + c) * LANES + lane;
          double p = 1;
          double q = 1;
          for (int b = 0; b < branches && !covarianceForm; b++) {
            PairSides sides = batch.variances(link.step().inputs().get(b), stretch.place());
            mean[b] = 0.5 * (sides.row(c, 0, lane) + sides.column(c, 0, lane));
            p *= sides.row(c, 0, lane);
            q *= sides.column(c, 0, lane);
          }
          double all = 1;
          double theta = 0;
          for (int b = 0; b < branches; b++) {
            k[b] = covarianceForm ? inputs.get(b).m(i) : mean[b] - inputs.get(b).m(i);
            all *= k[b];
          }
          for (int b = 0; b < branches; b++) {
            double term = product.tangent()[b] * inputs.get(b).theta(i);
            for (int other = 0; other < branches; other++) {
              term *= other == b ? 1 : k[other];
            }
            theta += term;
          }
          out.set(i, covarianceForm ? all : Math.max(0, 0.5 * (p + q) - all), theta);
        }
      }
    }
  }

  /** Gives examples of unit length their own: ½E(r u − s v)² = r s m + ½(r − s)(r p − s q). */
  private static void restore(
      int input, Batch batch, Planes.Place place, Planes out, int chunk, int chunks) {
    PairSides sides = batch.variances(input, place);
    for (int c = 0; c < chunks; c++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = (chunk + c) * LANES + lane;
        int column = batch.groups() > 1 ? c * LANES + lane : lane;
        double r = batch.rowLength(batch.isSelf() ? column : 0);
        double s = batch.columnLength(column);
        double p = sides.row(c, 0, lane);
        double q = sides.column(c, 0, lane);
        double m = r * s * out.m(i) + 0.5 * (r - s) * (r * p - s * q);
        out.set(i, Math.max(0, m), r * s * out.theta(i));
      }
    }
  }
}
