package org.ntklab.models.kernel.points;

import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;
import org.ntklab.models.kernel.lanes.SinglePairSides;

/** The family of ReLU, in the fastest loops there are. */
final class ArcCosineMap implements PointMap {
  private final ArcCosineSlopes slopes;
  private final LaneLoops loops;
  private final SingleLaneLoops singleLoops;

  /**
   * φ(x) = a·min(x, 0) + b·max(x, 0).
   *
   * @param negative a
   * @param positive b
   */
  ArcCosineMap(double negative, double positive) {
    this.slopes = ArcCosineSlopes.of(negative, positive);
    this.loops = LaneLoopsChoice.ofThisProcess().loops();
    this.singleLoops = LaneLoopsChoice.ofThisProcess().singleLoops();
  }

  @Override
  public int parameters() {
    return LaneLoops.ARC_COSINE_PARAMETERS;
  }

  @Override
  public void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images) {
    for (int i = 0; i < layout.chunks() * LaneLoops.LANES; i++) {
      double p = variances[i];
      numbers[layout.index(0, i)] = p;
      numbers[layout.index(1, i)] = Math.sqrt(0.5 * p);
      numbers[layout.index(2, i)] = p > 0 ? 1 / Math.sqrt(p) : 0;
      images[i] = slopes.mean() * p;
    }
  }

  @Override
  public void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    loops.arcCosine(slopes, own, sides, chunks, m, theta, at);
  }

  @Override
  public boolean hasSingle() {
    return true;
  }

  @Override
  public void applySingle(
      float own, SinglePairSides sides, int chunks, float[] m, float[] theta, int at) {
    singleLoops.arcCosine(slopes, own, sides, chunks, m, theta, at);
  }
}
