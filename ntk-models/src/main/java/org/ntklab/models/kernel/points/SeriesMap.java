package org.ntklab.models.kernel.points;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.lanes.PairSides;

/** A dual given by the coefficients of its series. */
final class SeriesMap implements PointMap {
  private final SeriesSource source;
  private final LaneLoops loops;

  /** The map of a series. */
  SeriesMap(SeriesSource source) {
    this.source = source;
    this.loops = LaneLoopsChoice.ofThisProcess().loops();
  }

  @Override
  public int parameters() {
    return LaneLoops.SERIES_PARAMETERS + coefficients();
  }

  @Override
  public boolean isInterleaved() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The variance of the output is what the loops themselves make of an example with itself, bit
   * for bit, so that duplicates have distance 0.
   */
  @Override
  public void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images) {
    int entries = layout.chunks() * LaneLoops.LANES;
    // Inputs on a sphere have all one variance.
    Map<Double, double[]> known = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      double[] ofVariance = known.computeIfAbsent(variances[i], this::numbers);
      for (int k = 0; k < ofVariance.length; k++) {
        numbers[layout.index(k, i)] = ofVariance[k];
      }
    }
    PairSides sides = new PairSides();
    sides.rows = numbers;
    sides.rowStride = layout.stride();
    sides.rowStep = layout.step();
    sides.rowLanes = true;
    sides.columns = numbers;
    sides.columnStride = layout.stride();
    sides.columnStep = layout.step();
    Arrays.fill(images, 0, entries, 0);
    apply(1, sides, layout.chunks(), new double[entries], images, 0);
    for (int i = 0; i < entries; i++) {
      numbers[layout.index(1, i)] = images[i];
    }
  }

  private int coefficients() {
    return source.terms() + (source.far() == 0 ? 0 : 2);
  }

  private double[] numbers(double variance) {
    double[] coefficients = new double[coefficients()];
    double factor = source.coefficients(variance, coefficients);
    double[] numbers = new double[parameters()];
    numbers[0] = variance;
    numbers[2] = factor;
    System.arraycopy(coefficients, 0, numbers, LaneLoops.SERIES_PARAMETERS, coefficients.length);
    return numbers;
  }

  @Override
  public void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    if (source.far() == 0) {
      loops.series(source.terms(), own, sides, chunks, m, theta, at);
      return;
    }
    int pairs = chunks * LaneLoops.LANES;
    double[] beyond = sides.scratch(2 * pairs);
    for (int i = 0; i < pairs; i++) {
      far(sides, i, m[at + i], beyond, pairs);
      beyond[pairs + i] *= theta[at + i];
    }
    loops.series(source.terms(), own, sides, chunks, m, theta, at);
    for (int i = 0; i < pairs; i++) {
      m[at + i] = Math.max(0, m[at + i] - beyond[i]);
      theta[at + i] += beyond[pairs + i] + own * beyond[i];
    }
  }

  /** Writes the share of the two far powers c^D and c^(D+1) in K and, behind it, in K̇. */
  private void far(PairSides sides, int pair, double m, double[] beyond, int pairs) {
    int chunk = pair / LaneLoops.LANES;
    int lane = pair % LaneLoops.LANES;
    int last = LaneLoops.SERIES_PARAMETERS + source.terms();
    double v = sides.row(chunk, 2, lane) * sides.column(chunk, 2, lane);
    double k = 0.5 * (sides.row(chunk, 0, lane) + sides.column(chunk, 0, lane)) - m;
    double c = Math.max(-1, Math.min(1, k * v));
    double before = 1;
    double power = c;
    for (int degree = 1; degree < source.far(); degree *= 2) {
      before *= power;
      power *= power;
    }
    double even = sides.row(chunk, last, lane) * sides.column(chunk, last, lane);
    double odd = sides.row(chunk, last + 1, lane) * sides.column(chunk, last + 1, lane);
    beyond[pair] = even * power + odd * power * c;
    beyond[pairs + pair] = v * (source.far() * even * before + (source.far() + 1) * odd * power);
  }

  @Override
  public double error() {
    return source.error();
  }
}
