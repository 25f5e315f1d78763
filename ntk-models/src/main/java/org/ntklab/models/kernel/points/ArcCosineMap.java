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
    int entries = layout.chunks() * LaneLoops.LANES;
    int root = layout.stride();
    int byRoot = 2 * layout.stride();
    double mean = slopes.mean();
    // One short loop each: those the compiler makes vectors of.
    System.arraycopy(variances, 0, numbers, 0, entries);
    for (int i = 0; i < entries; i++) {
      images[i] = mean * variances[i];
    }
    for (int i = 0; i < entries; i++) {
      numbers[root + i] = Math.sqrt(0.5 * variances[i]);
    }
    for (int i = 0; i < entries; i++) {
      numbers[byRoot + i] = 1 / Math.sqrt(variances[i]);
    }
    for (int i = 0; i < entries; i++) {
      // What is next to nothing is nothing: the product of two inverse roots is to be finite.
      if (variances[i] < Double.MIN_NORMAL) {
        numbers[byRoot + i] = 0;
      }
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
