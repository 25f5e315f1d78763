package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/** The loops in vector instructions; see {@link SingleVectorLoops} for what keeps them fast. */
final class VectorLoops implements LaneLoops {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int STEP = SPECIES.length();

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
    ArcCosineVectors.run(slopes, own, sides, chunks, m, theta, at);
  }

  @Override
  public void series(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    SeriesVectors.run(terms, own, sides, chunks, m, theta, at);
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
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    for (int chunk = 0; chunk < chunks; chunk++) {
      int row = sides.rowAt + chunk * sides.rowStep;
      int column = sides.columnAt + chunk * sides.columnStep;
      for (int lane = 0; lane < LANES; lane += STEP) {
        int i = chunk * LANES + lane;
        DoubleVector p =
            lanes
                ? DoubleVector.fromArray(SPECIES, rows, row + lane)
                : DoubleVector.broadcast(SPECIES, rows[row]);
        DoubleVector k =
            DoubleVector.fromArray(SPECIES, columns, column + lane)
                .add(p)
                .mul(0.5)
                .sub(DoubleVector.fromArray(SPECIES, m, at + i));
        DoubleVector.fromArray(SPECIES, theta, at + i)
            .mul(a)
            .add(k.mul(b))
            .intoArray(out, outAt + i);
      }
    }
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
    for (int i = 0; i < length; i += STEP) {
      DoubleVector.fromArray(SPECIES, in, at + i)
          .mul(factor)
          .add(DoubleVector.fromArray(SPECIES, out, outAt + i))
          .intoArray(out, outAt + i);
    }
  }

  @Override
  public void sumColumn(
      double[] in, int[] starts, int count, double[] out, int outAt, int pitch, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int i = chunk * pitch; i < chunk * pitch + LANES; i += STEP) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int k = 0; k < count; k++) {
          sum = sum.add(DoubleVector.fromArray(SPECIES, in, starts[k] + i));
        }
        sum.intoArray(out, outAt + i);
      }
    }
  }

  @Override
  public void addColumn(
      double factor,
      double[] in,
      int at,
      int pitch,
      double[] out,
      int outAt,
      int outPitch,
      int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = at + chunk * pitch;
      int to = outAt + chunk * outPitch;
      for (int lane = 0; lane < LANES; lane += STEP) {
        DoubleVector.fromArray(SPECIES, in, from + lane)
            .mul(factor)
            .add(DoubleVector.fromArray(SPECIES, out, to + lane))
            .intoArray(out, to + lane);
      }
    }
  }

  @Override
  public void addScalars(
      double factor,
      double[] numbers,
      int at,
      int pitch,
      double[] out,
      int outAt,
      int outPitch,
      int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      double number = factor * numbers[at + chunk * pitch];
      int to = outAt + chunk * outPitch;
      for (int i = to; i < to + LANES; i += STEP) {
        DoubleVector.fromArray(SPECIES, out, i).add(number).intoArray(out, i);
      }
    }
  }

  @Override
  public void boxThree(
      double[] in,
      int at,
      int rows,
      int width,
      int cut,
      double[] ends,
      int endsAt,
      int endsPitch,
      double[] sums,
      double[] out,
      int outAt,
      double scale) {
    BoxVectors.three(in, at, rows, width, cut, ends, endsAt, endsPitch, sums, out, outAt, scale);
  }

  @Override
  public boolean fromProducts(double[] m, int length, double most) {
    DoubleVector beyond = DoubleVector.zero(SPECIES);
    for (int i = 0; i < length; i += STEP) {
      DoubleVector k = DoubleVector.fromArray(SPECIES, m, i);
      DoubleVector excess = k.abs().sub(most);
      beyond = beyond.add(excess.abs().add(excess));
      DoubleVector.broadcast(SPECIES, 1).sub(k).intoArray(m, i);
    }
    return beyond.reduceLanes(VectorOperators.ADD) > 0;
  }

  @Override
  public void sumChunks(double[] in, int at, int chunks, double[] sums) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, lane);
      for (int chunk = 0; chunk < chunks; chunk++) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, in, at + chunk * LANES + lane));
      }
      sum.intoArray(sums, lane);
    }
  }

  @Override
  public void squaredDistances(
      double scale, int channels, PairSides sides, int chunks, double[] m, int at) {
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    for (int chunk = 0; chunk < chunks; chunk++) {
      int row = sides.rowAt + chunk * sides.rowStep;
      int column = sides.columnAt + chunk * sides.columnStep;
      for (int lane = 0; lane < LANES; lane += STEP) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int channel = 0; channel < channels; channel++) {
          int value = row + channel * sides.rowStride;
          DoubleVector x =
              lanes
                  ? DoubleVector.fromArray(SPECIES, rows, value + lane)
                  : DoubleVector.broadcast(SPECIES, rows[value]);
          DoubleVector difference =
              DoubleVector.fromArray(SPECIES, columns, column + channel * sides.columnStride + lane)
                  .sub(x);
          sum = difference.mul(difference).add(sum);
        }
        sum.mul(scale).intoArray(m, at + chunk * LANES + lane);
      }
    }
  }
}
