package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.LaneLoops;

/** {@code LaneLoops.boxThree} in vectors. */
final class BoxVectors {
  private static final VectorSpecies<Double> SPECIES = VectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();

  private BoxVectors() {}

  /** A row is summed along when it is read, and its sums are used three times from cache. */
  static void three(
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
      double[] in,
      int at,
      int chunks,
      double[] ends,
      int end,
      int endsPitch,
      double[] sums,
      int to) {
    for (int lane = 0; lane < LANES; lane += STEP) {
      DoubleVector left = DoubleVector.fromArray(SPECIES, ends, end + lane);
      DoubleVector middle = DoubleVector.fromArray(SPECIES, in, at + lane);
      int last = (chunks - 1) * LANES + lane;
      for (int i = lane; i < last; i += LANES) {
        DoubleVector right = DoubleVector.fromArray(SPECIES, in, at + i + LANES);
        left.add(middle).add(right).intoArray(sums, to + i);
        left = middle;
        middle = right;
      }
      left.add(middle)
          .add(DoubleVector.fromArray(SPECIES, ends, end + endsPitch + lane))
          .intoArray(sums, to + last);
    }
  }

  /** Three rows. */
  private static void over(
      double[] sums, int a, int b, int c, int row, double[] out, int outAt, double scale) {
    for (int i = 0; i < row; i += STEP) {
      DoubleVector.fromArray(SPECIES, sums, a + i)
          .add(DoubleVector.fromArray(SPECIES, sums, b + i))
          .add(DoubleVector.fromArray(SPECIES, sums, c + i))
          .mul(scale)
          .intoArray(out, outAt + i);
    }
  }

  /** Two rows. */
  private static void over(
      double[] sums, int a, int b, int row, double[] out, int outAt, double scale) {
    for (int i = 0; i < row; i += STEP) {
      DoubleVector.fromArray(SPECIES, sums, a + i)
          .add(DoubleVector.fromArray(SPECIES, sums, b + i))
          .mul(scale)
          .intoArray(out, outAt + i);
    }
  }

  /** One row. */
  private static void over(double[] sums, int a, double[] out, int outAt, int row, double scale) {
    for (int i = 0; i < row; i += STEP) {
      DoubleVector.fromArray(SPECIES, sums, a + i).mul(scale).intoArray(out, outAt + i);
    }
  }
}
