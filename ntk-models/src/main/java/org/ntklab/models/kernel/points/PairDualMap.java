package org.ntklab.models.kernel.points;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/**
 * Any dual given as formulas of a pair, called pair by pair.
 *
 * @param dual the formulas
 */
record PairDualMap(PairDual dual) implements PointMap {
  @Override
  public int parameters() {
    return 1;
  }

  @Override
  public void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images) {
    for (int i = 0; i < layout.chunks() * LaneLoops.LANES; i++) {
      double p = variances[i];
      numbers[layout.index(0, i)] = p;
      images[i] = dual.covariance(GaussianPair.same(p));
    }
  }

  @Override
  public void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LaneLoops.LANES; lane++) {
        int i = at + chunk * LaneLoops.LANES + lane;
        GaussianPair pair =
            new GaussianPair(sides.row(chunk, 0, lane), sides.column(chunk, 0, lane), m[i]);
        double derivative = dual.derivativeCovariance(pair);
        m[i] = dual.distance(pair);
        double added = own == 0 ? 0 : own * dual.covariance(pair);
        theta[i] = (theta[i] == 0 ? 0 : derivative * theta[i]) + added;
      }
    }
  }

  @Override
  public double flops() {
    return 300;
  }
}
