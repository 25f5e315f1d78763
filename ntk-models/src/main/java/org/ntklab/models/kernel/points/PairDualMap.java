package org.ntklab.models.kernel.points;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/** Any dual given as formulas of a pair, called pair by pair. */
final class PairDualMap implements PointMap {
  private final PairDual dual;
  private final boolean subtracts;

  PairDualMap(PairDual dual) {
    this.dual = dual;
    this.subtracts = !hasOwnDistance(dual);
  }

  /** The inherited distance computes both variances anew, which are known here. */
  private static boolean hasOwnDistance(PairDual dual) {
    try {
      Class<?> declares =
          dual.getClass().getMethod("distance", GaussianPair.class).getDeclaringClass();
      return declares != PairDual.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every PairDual has a distance", e);
    }
  }

  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images) {
    for (int i = 0; i < layout.chunks() * LaneLoops.LANES; i++) {
      double p = variances[i];
      images[i] = dual.covariance(GaussianPair.same(p));
      numbers[layout.index(0, i)] = p;
      numbers[layout.index(1, i)] = images[i];
    }
  }

  @Override
  public void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LaneLoops.LANES; lane++) {
        int i = at + chunk * LaneLoops.LANES + lane;
        GaussianPair pair =
            new GaussianPair(sides.row(chunk, 0, lane), sides.column(chunk, 0, lane), m[i]);
        double k = dual.covariance(pair);
        if (subtracts) {
          double mean = 0.5 * sides.row(chunk, 1, lane) + 0.5 * sides.column(chunk, 1, lane);
          m[i] = Math.max(0, mean - k);
        } else {
          m[i] = dual.distance(pair);
        }
        double moved = theta[i] == 0 ? 0 : dual.derivativeCovariance(pair) * theta[i];
        theta[i] = moved + own * k;
      }
    }
  }
}
