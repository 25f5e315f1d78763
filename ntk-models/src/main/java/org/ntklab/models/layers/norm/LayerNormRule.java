package org.ntklab.models.layers.norm;

import org.ntklab.core.reference.Reference;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.PointwiseRule;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/**
 * K and Θ divided by √((ε + p)(ε + q)): the mean over infinitely many zero-mean channels is 0, and
 * their variance is p.
 *
 * <p>With r = 1/√(ε + p) the distance of the images is r r′ m + ½(r − r′)(r p − r′ q).
 *
 * @param epsilon ε
 */
@Reference(key = "novak2020", where = "stax.LayerNorm")
record LayerNormRule(double epsilon) implements PointwiseRule, PointMap {
  private static final double ROUNDING = 0x1p-49;

  @Override
  public boolean needsGaussian() {
    return true;
  }

  @Override
  public boolean keepsGaussian() {
    return true;
  }

  @Override
  public boolean isHomogeneous() {
    return false;
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
    return 2;
  }

  @Override
  public void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images) {
    for (int i = 0; i < layout.chunks() * LaneLoops.LANES; i++) {
      double p = variances[i];
      // Zeros stay zeros: divided by √ε, the rounding of their covariances would be seen.
      double r = p > 0 ? 1 / Math.sqrt(p + epsilon) : 0;
      numbers[layout.index(0, i)] = p;
      numbers[layout.index(1, i)] = r;
      images[i] = p * r * r;
    }
  }

  @Override
  public void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LaneLoops.LANES; lane++) {
        int i = at + chunk * LaneLoops.LANES + lane;
        double p = sides.row(chunk, 0, lane);
        double q = sides.column(chunk, 0, lane);
        double r = sides.row(chunk, 1, lane);
        double s = sides.column(chunk, 1, lane);
        double k = (0.5 * (p + q) - m[i]) * r * s;
        double distance = r * s * m[i] + 0.5 * (r - s) * (r * p - s * q);
        // Inputs that differ in length alone become the same, but for the rounding of lengths.
        m[i] = distance < ROUNDING && r != s ? 0 : Math.max(0, distance);
        theta[i] = r * s * theta[i] + own * k;
      }
    }
  }
}
