package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.lanes.PlainLoops;

/** The loops in vector instructions; see {@link SingleVectorLoops} for what keeps them fast. */
final class VectorLoops implements LaneLoops {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int STEP = SPECIES.length();

  private final PlainLoops plain = new PlainLoops();

  @Override
  public String name() {
    return "vector, " + SPECIES.vectorBitSize() + " bits";
  }

  @Override
  public void arcCosine(
      ArcCosineSlopes slopes,
      double own,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at) {
    if (sides.rowLanes) {
      plain.arcCosine(slopes, own, sides, chunks, m, theta, at);
    } else {
      ArcCosineVectors.run(slopes, own, sides, chunks, m, theta, at);
    }
  }

  @Override
  public void series(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    if (sides.rowLanes) {
      SeriesVectors.byLane(terms, own, sides, chunks, m, theta, at);
    } else {
      SeriesVectors.byRow(terms, own, sides, chunks, m, theta, at);
    }
  }

  @Override
  public void addCovariance(
      double a,
      double b,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at,
      double[] out,
      int outAt) {
    plain.addCovariance(a, b, sides, chunks, m, theta, at, out, outAt);
  }

  @Override
  public void boxAlong(
      double[] in,
      int at,
      int inChunks,
      int taps,
      int stride,
      int before,
      double[] out,
      int outAt,
      int outChunks) {
    for (int o = 0; o < outChunks; o++) {
      int from = at + Math.max(o * stride - before, 0) * LANES;
      int to = at + Math.min(o * stride - before + taps, inChunks) * LANES;
      for (int lane = 0; lane < LANES; lane += STEP) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int j = from + lane; j < to; j += LANES) {
          sum = sum.add(DoubleVector.fromArray(SPECIES, in, j));
        }
        sum.intoArray(out, outAt + o * LANES + lane);
      }
    }
  }

  @Override
  public void sumRows(
      double[] in, int[] rows, int count, double[] out, int outAt, int length, double scale) {
    for (int i = 0; i < length; i += STEP) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int row = 0; row < count; row++) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, in, rows[row] + i));
      }
      sum.mul(scale).intoArray(out, outAt + i);
    }
  }

  @Override
  public void addScaled(double factor, double[] in, int at, double[] out, int outAt, int length) {
    plain.addScaled(factor, in, at, out, outAt, length);
  }

  @Override
  public void sumChunks(double[] in, int at, int chunks, double[] sums) {
    plain.sumChunks(in, at, chunks, sums);
  }

  @Override
  public void squaredDistances(
      double scale, int channels, PairSides sides, int chunks, double[] m, int at) {
    if (sides.rowLanes) {
      plain.squaredDistances(scale, channels, sides, chunks, m, at);
      return;
    }
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    for (int chunk = 0; chunk < chunks; chunk++) {
      int row = sides.rowAt + chunk * sides.rowStep;
      int column = sides.columnAt + chunk * sides.columnStep;
      for (int lane = 0; lane < LANES; lane += STEP) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int channel = 0; channel < channels; channel++) {
          DoubleVector difference =
              DoubleVector.fromArray(SPECIES, columns, column + channel * sides.columnStride + lane)
                  .sub(rows[row + channel * sides.rowStride]);
          sum = difference.mul(difference).add(sum);
        }
        sum.mul(scale).intoArray(m, at + chunk * LANES + lane);
      }
    }
  }
}
