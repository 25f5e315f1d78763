package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;
import org.ntklab.models.kernel.lanes.SinglePairSides;
import org.ntklab.models.kernel.lanes.SinglePlainLoops;

/**
 * The single-precision loops in vector instructions.
 *
 * <p>Two things decide whether the compiler keeps vectors in registers or makes objects of them,
 * ten times as slow: every vector operation is called directly (a method of ours around one is not
 * inlined for sure), and minima and maxima are written with absolute values (Java's have rules for
 * NaN and −0 that cost five instructions).
 */
final class SingleVectorLoops implements SingleLaneLoops {
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > LaneLoops.LANES
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();
  private static final int TOGETHER = SinglePlainLoops.TOGETHER;

  @Override
  public void arcCosine(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at) {
    SingleArcCosineVectors.run(slopes, own, sides, chunks, m, theta, at);
  }

  @Override
  public void addCovariance(
      float a,
      float b,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at,
      float[] out,
      int outAt) {
    float[] rows = sides.rows;
    float[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int row = sides.rowAt;
    int step = sides.rowStep;
    int column = sides.columnAt;
    for (int i = 0; i < chunks * LANES; i += STEP) {
      FloatVector p =
          lanes
              ? FloatVector.fromArray(SPECIES, rows, row + i)
              : FloatVector.broadcast(SPECIES, rows[row + i / LANES * step]);
      FloatVector k =
          FloatVector.fromArray(SPECIES, columns, column + i)
              .add(p)
              .mul(0.5f)
              .sub(FloatVector.fromArray(SPECIES, m, at + i));
      FloatVector.fromArray(SPECIES, theta, at + i).mul(a).add(k.mul(b)).intoArray(out, outAt + i);
    }
  }

  @Override
  public void boxAlong(
      float[] in,
      int at,
      int inChunks,
      int taps,
      int stride,
      int before,
      float[] out,
      int outAt,
      int outChunks) {
    if (taps == 3 && stride == 1 && before == 1 && inChunks == outChunks) {
      threeAlong(in, at, inChunks, out, outAt);
      return;
    }
    for (int o = 0; o < outChunks; o++) {
      int from = at + Math.max(o * stride - before, 0) * LANES;
      int to = at + Math.min(o * stride - before + taps, inChunks) * LANES;
      for (int lane = 0; lane < LANES; lane += STEP) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = from + lane; j < to; j += LANES) {
          sum = sum.add(FloatVector.fromArray(SPECIES, in, j));
        }
        sum.intoArray(out, outAt + o * LANES + lane);
      }
    }
  }

  private static void threeAlong(float[] in, int at, int chunks, float[] out, int outAt) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      FloatVector left = FloatVector.zero(SPECIES);
      FloatVector middle = FloatVector.fromArray(SPECIES, in, at + lane);
      int last = (chunks - 1) * LANES + lane;
      for (int i = lane; i < last; i += LANES) {
        FloatVector right = FloatVector.fromArray(SPECIES, in, at + i + LANES);
        left.add(middle).add(right).intoArray(out, outAt + i);
        left = middle;
        middle = right;
      }
      left.add(middle).intoArray(out, outAt + last);
    }
  }

  @Override
  public void sumRows(
      float[] in, int[] rows, int count, float[] out, int outAt, int length, float scale) {
    if (count == 3) {
      sumThree(in, rows[0], rows[1], rows[2], out, outAt, length, scale);
      return;
    }
    for (int i = 0; i < length; i += STEP) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int row = 0; row < count; row++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, in, rows[row] + i));
      }
      sum.mul(scale).intoArray(out, outAt + i);
    }
  }

  private static void sumThree(
      float[] in, int a, int b, int c, float[] out, int outAt, int length, float scale) {
    for (int i = 0; i < length; i += STEP) {
      FloatVector.fromArray(SPECIES, in, a + i)
          .add(FloatVector.fromArray(SPECIES, in, b + i))
          .add(FloatVector.fromArray(SPECIES, in, c + i))
          .mul(scale)
          .intoArray(out, outAt + i);
    }
  }

  @Override
  public void addScaled(float factor, float[] in, int at, float[] out, int outAt, int length) {
    for (int i = 0; i < length; i += STEP) {
      FloatVector.fromArray(SPECIES, in, at + i)
          .mul(factor)
          .add(FloatVector.fromArray(SPECIES, out, outAt + i))
          .intoArray(out, outAt + i);
    }
  }

  @Override
  public void sumColumn(
      float[] in, int[] starts, int count, float[] out, int outAt, int pitch, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int i = chunk * pitch; i < chunk * pitch + LANES; i += STEP) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int k = 0; k < count; k++) {
          sum = sum.add(FloatVector.fromArray(SPECIES, in, starts[k] + i));
        }
        sum.intoArray(out, outAt + i);
      }
    }
  }

  @Override
  public void addColumn(
      float factor,
      float[] in,
      int at,
      int pitch,
      float[] out,
      int outAt,
      int outPitch,
      int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = at + chunk * pitch;
      int to = outAt + chunk * outPitch;
      for (int lane = 0; lane < LANES; lane += STEP) {
        FloatVector.fromArray(SPECIES, in, from + lane)
            .mul(factor)
            .add(FloatVector.fromArray(SPECIES, out, to + lane))
            .intoArray(out, to + lane);
      }
    }
  }

  @Override
  public void addScalars(
      float factor,
      float[] numbers,
      int at,
      int pitch,
      float[] out,
      int outAt,
      int outPitch,
      int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      float number = factor * numbers[at + chunk * pitch];
      int to = outAt + chunk * outPitch;
      for (int i = to; i < to + LANES; i += STEP) {
        FloatVector.fromArray(SPECIES, out, i).add(number).intoArray(out, i);
      }
    }
  }

  @Override
  public void boxThree(
      float[] in,
      int at,
      int rows,
      int width,
      int cut,
      float[] ends,
      int endsAt,
      int endsPitch,
      float[] sums,
      float[] out,
      int outAt,
      float scale) {
    SingleBoxVectors.three(
        in, at, rows, width, cut, ends, endsAt, endsPitch, sums, out, outAt, scale);
  }

  @Override
  public boolean fromProducts(float[] m, int length, float most) {
    FloatVector beyond = FloatVector.zero(SPECIES);
    for (int i = 0; i < length; i += STEP) {
      FloatVector k = FloatVector.fromArray(SPECIES, m, i);
      FloatVector excess = k.abs().sub(most);
      beyond = beyond.add(excess.abs().add(excess));
      FloatVector.broadcast(SPECIES, 1f).sub(k).intoArray(m, i);
    }
    return beyond.reduceLanes(VectorOperators.ADD) > 0;
  }

  @Override
  public void sumChunks(float[] in, int at, int chunks, double[] sums) {
    float[] part = new float[LANES];
    for (int from = 0; from < chunks; from += TOGETHER) {
      int to = Math.min(from + TOGETHER, chunks) * LANES;
      for (int lane = 0; lane < LANES; lane += STEP) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = from * LANES + lane; i < to; i += LANES) {
          sum = sum.add(FloatVector.fromArray(SPECIES, in, at + i));
        }
        sum.intoArray(part, lane);
      }
      for (int lane = 0; lane < LANES; lane++) {
        sums[lane] += part[lane];
      }
    }
  }

  @Override
  public void squaredDistances(
      float scale, int channels, SinglePairSides sides, int chunks, float[] m, int at) {
    float[] rows = sides.rows;
    float[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    for (int i = 0; i < chunks * LANES; i += STEP) {
      int row = sides.rowAt + (lanes ? i : i / LANES * sides.rowStep);
      int column = sides.columnAt + i;
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int channel = 0; channel < channels; channel++) {
        int value = row + channel * sides.rowStride;
        FloatVector x =
            lanes
                ? FloatVector.fromArray(SPECIES, rows, value)
                : FloatVector.broadcast(SPECIES, rows[value]);
        FloatVector difference =
            FloatVector.fromArray(SPECIES, columns, column + channel * sides.columnStride).sub(x);
        sum = difference.fma(difference, sum);
      }
      sum.mul(scale).intoArray(m, at + i);
    }
  }
}
