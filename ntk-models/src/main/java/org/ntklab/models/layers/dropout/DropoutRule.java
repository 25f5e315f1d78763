package org.ntklab.models.layers.dropout;

import org.ntklab.core.reference.Reference;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.PointwiseRule;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/**
 * Entries of one example with itself at one position are divided by the probability; all others
 * stay as they are, for their masks are independent.
 *
 * @param keep the probability
 */
@Reference(key = "novak2020", where = "stax.Dropout")
record DropoutRule(double keep) implements PointwiseRule, PointMap {
  @Override
  public boolean needsGaussian() {
    return false;
  }

  @Override
  public boolean keepsGaussian() {
    return false;
  }

  @Override
  public boolean isHomogeneous() {
    return true;
  }

  @Override
  public boolean dependsOnRange() {
    return false;
  }

  @Override
  public PointMap over(double smallest, double largest) {
    return this;
  }

  @Override
  public int parameters() {
    return 1;
  }

  @Override
  public void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images) {
    for (int i = 0; i < layout.chunks() * LaneLoops.LANES; i++) {
      numbers[layout.index(0, i)] = variances[i];
      images[i] = variances[i] / keep;
    }
  }

  @Override
  public void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    double less = 1 / keep - 1;
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LaneLoops.LANES; lane++) {
        int i = at + chunk * LaneLoops.LANES + lane;
        double mean = 0.5 * (sides.row(chunk, 0, lane) + sides.column(chunk, 0, lane));
        double k = mean - m[i];
        if (sides.isSame(chunk, lane)) {
          m[i] /= keep;
          theta[i] = (theta[i] + own * k) / keep;
        } else {
          m[i] += less * mean;
          theta[i] += own * k;
        }
      }
    }
  }
}
