package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.LaneLoops;

/** {@code SingleLaneLoops.boxThree} in vectors. */
final class SingleBoxVectors {
  private static final VectorSpecies<Float> SPECIES = SingleVectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();

  private SingleBoxVectors() {}

  /** A row is summed along when it is read, and its sums are used three times from cache. */
  static void three(
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
    int row = width * LANES;
    int second = 2 * endsPitch;
    for (int r = 0; r < rows; r++) {
      int from = at + r * row;
      int end = endsAt + r * LANES;
      int to = r % 3 * row;
      along(in, from, cut, ends, end, endsPitch, sums, to);
      if (cut < width) {
        int skip = cut * LANES;
        along(in, from + skip, width - cut, ends, end + second, endsPitch, sums, to + skip);
      }
      if (r > 1) {
        int below = (r - 1) % 3 * row;
        over(sums, (r - 2) % 3 * row, below, to, row, out, outAt + (r - 1) * row, scale);
      } else if (r == 1) {
        over(sums, 0, row, row, out, outAt, scale);
      }
    }
    int last = (rows - 1) % 3 * row;
    int before = (rows + 1) % 3 * row;
    if (rows > 1) {
      over(sums, before, last, row, out, outAt + (rows - 1) * row, scale);
    } else {
      over(sums, last, out, outAt, row, scale);
    }
  }

  private static void along(
      float[] in, int at, int chunks, float[] ends, int end, int endsPitch, float[] sums, int to) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      FloatVector left = FloatVector.fromArray(SPECIES, ends, end + lane);
      FloatVector middle = FloatVector.fromArray(SPECIES, in, at + lane);
      int last = (chunks - 1) * LANES + lane;
      for (int i = lane; i < last; i += LANES) {
        FloatVector right = FloatVector.fromArray(SPECIES, in, at + i + LANES);
        left.add(middle).add(right).intoArray(sums, to + i);
        left = middle;
        middle = right;
      }
      left.add(middle)
          .add(FloatVector.fromArray(SPECIES, ends, end + endsPitch + lane))
          .intoArray(sums, to + last);
    }
  }

  /** Three rows. */
  private static void over(
      float[] sums, int a, int b, int c, int row, float[] out, int outAt, float scale) {
    for (int i = 0; i < row; i += STEP) {
      FloatVector.fromArray(SPECIES, sums, a + i)
          .add(FloatVector.fromArray(SPECIES, sums, b + i))
          .add(FloatVector.fromArray(SPECIES, sums, c + i))
          .mul(scale)
          .intoArray(out, outAt + i);
    }
  }

  /** Two rows. */
  private static void over(
      float[] sums, int a, int b, int row, float[] out, int outAt, float scale) {
    for (int i = 0; i < row; i += STEP) {
      FloatVector.fromArray(SPECIES, sums, a + i)
          .add(FloatVector.fromArray(SPECIES, sums, b + i))
          .mul(scale)
          .intoArray(out, outAt + i);
    }
  }

  /** One row. */
  private static void over(float[] sums, int a, float[] out, int outAt, int row, float scale) {
    for (int i = 0; i < row; i += STEP) {
      FloatVector.fromArray(SPECIES, sums, a + i).mul(scale).intoArray(out, outAt + i);
    }
  }
}
