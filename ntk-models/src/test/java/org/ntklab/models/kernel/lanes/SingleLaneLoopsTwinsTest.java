package org.ntklab.models.kernel.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ntklab.models.kernel.lanes.LaneLoops.LANES;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every loop in single precision: vector instructions against the plain twin. */
class SingleLaneLoopsTwinsTest {
  /** Fused and separate multiplications round apart, a few times in a loop. */
  private static final double ROUNDINGS = 24 * Math.ulp(1f);

  private static final int ROOM = 4096;
  private static final int OFFSET = 48;

  private final SingleLaneLoops plain = LaneLoopsChoice.plain().singleLoops();
  private final SingleLaneLoops vector = LaneLoopsChoice.ofThisProcess().singleLoops();
  private final Random random = new Random(7);

  @BeforeAll
  static void vectorInstructionsAreThere() {
    LaneLoopsChoice choice = LaneLoopsChoice.ofThisProcess();
    assumeTrue(choice.isVector(), "no twin to compare with: " + choice.reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 33})
  void arcCosineAgreesAtWideAngles(int chunks) {
    arcCosine(chunks, PairCases.WIDE_COSINES, 8);
  }

  /** A rounding of the distance moves the angle of parallel vectors, and with it Θ, by its root. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 33})
  void arcCosineAgreesToTheRootOfARoundingAtAllAngles(int chunks) {
    arcCosine(chunks, PairCases.COSINES, 1 / Math.sqrt(ROUNDINGS));
  }

  private void arcCosine(int chunks, double[] cosines, double ofTheta) {
    for (ArcCosineSlopes slopes :
        new ArcCosineSlopes[] {
          ArcCosineSlopes.of(0, 1),
          ArcCosineSlopes.of(-1, 1),
          ArcCosineSlopes.of(0.2, 1),
          ArcCosineSlopes.of(1, 1),
          ArcCosineSlopes.of(-2, 0.5)
        }) {
      for (PairCases cases : PairCases.all(chunks, PairCases.SINGLE_VARIANCES, cosines, random)) {
        for (float own : new float[] {0, 1.3f}) {
          both(
              PairCases.narrow(cases.m()),
              PairCases.narrow(cases.theta()),
              cases.scales(0, 8),
              cases.scales(ofTheta, 8 * own),
              (loops, arrays) ->
                  loops.arcCosine(
                      slopes, own, cases.single(), chunks, arrays[0], arrays[1], OFFSET));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 33})
  void addCovarianceAgrees(int chunks) {
    for (PairCases cases :
        PairCases.all(chunks, PairCases.SINGLE_VARIANCES, PairCases.COSINES, random)) {
      float[] m = PairCases.narrow(cases.m());
      float[] theta = PairCases.narrow(cases.theta());
      both(
          normals(),
          normals(),
          cases.scales(4, 1),
          filled(0),
          (loops, arrays) ->
              loops.addCovariance(
                  1.7f, -0.3f, cases.single(), chunks, m, theta, OFFSET, arrays[0], OFFSET));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void boxAlongAgrees(int in) {
    for (int taps : new int[] {1, 2, 3, 4, 5, 7}) {
      for (int stride : new int[] {1, 2, 3}) {
        for (int before = 0; before < taps; before++) {
          int out = (in + stride - 1) / stride;
          int padding = before;
          float[] x = normals();
          both(
              normals(),
              normals(),
              filled(20),
              filled(20),
              (loops, arrays) ->
                  loops.boxAlong(x, OFFSET, in, taps, stride, padding, arrays[0], 2 * OFFSET, out));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 9})
  void sumsOfRowsAndColumnsAgree(int count) {
    int[] starts = random.ints(count, 0, 40).map(i -> i * LANES).toArray();
    for (int chunks : new int[] {1, 2, 3, 7, 20}) {
      float[] x = normals();
      both(
          normals(),
          normals(),
          filled(40),
          filled(40),
          (loops, arrays) -> {
            loops.sumRows(x, starts, count, arrays[0], OFFSET, chunks * LANES, -0.8f);
            loops.sumColumn(x, starts, count, arrays[1], OFFSET, 3 * LANES, chunks);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void additionsAgree(int chunks) {
    float[] x = normals();
    both(
        normals(),
        normals(),
        filled(20),
        filled(20),
        (loops, arrays) -> {
          loops.addScaled(0.3f, x, 16, arrays[0], OFFSET, chunks * LANES);
          loops.addColumn(-1.1f, x, 32, 48, arrays[1], OFFSET, 64, chunks);
          loops.addScalars(0.9f, x, 5, 3, arrays[0], 1024, 32, chunks);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9})
  void boxThreeAgrees(int width) {
    for (int rows : new int[] {1, 2, 3, 5, 8}) {
      for (int cut = 1; cut <= width; cut++) {
        int pitch = rows * LANES;
        int part = cut;
        float[] ends = normals();
        // In place, as the runner calls it, and from one array to another.
        both(
            normals(),
            normals(),
            filled(40),
            filled(40),
            (loops, arrays) -> {
              float[] sums = new float[3 * width * LANES];
              float[] x = arrays[0].clone();
              loops.boxThree(
                  x, OFFSET, rows, width, part, ends, 16, pitch, sums, arrays[1], OFFSET, 0.4f);
              loops.boxThree(
                  arrays[0], OFFSET, rows, width, part, ends, 16, pitch, sums, arrays[0], OFFSET,
                  0.4f);
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 31, 32, 33, 100})
  void sumsOfChunksAgree(int chunks) {
    float[] x = normals();
    double[] expected = random.doubles(LANES).toArray();
    double[] found = expected.clone();
    plain.sumChunks(x, OFFSET, chunks, expected);
    vector.sumChunks(x, OFFSET, chunks, found);
    assertArrayEquals(expected, found, ROUNDINGS * 2 * (chunks + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void squaredDistancesAgree(int channels) {
    for (int chunks : new int[] {1, 2, 5}) {
      for (boolean rowLanes : new boolean[] {false, true}) {
        SinglePairSides sides = new SinglePairSides();
        sides.rows = normals();
        sides.rowLanes = rowLanes;
        sides.rowStride = rowLanes ? chunks * LANES : chunks;
        sides.columns = normals();
        sides.columnStride = chunks * LANES;
        both(
            normals(),
            normals(),
            filled(60.0 * channels),
            filled(60.0 * channels),
            (loops, arrays) ->
                loops.squaredDistances(0.5f, channels, sides, chunks, arrays[0], OFFSET));
      }
    }
  }

  /** Runs both on copies of two arrays; every entry agrees to some roundings of its scale. */
  private void both(
      float[] first,
      float[] second,
      double[] firstScales,
      double[] secondScales,
      BiConsumer<SingleLaneLoops, float[][]> loop) {
    double[][] scales = {firstScales, secondScales};
    float[][] expected = {first.clone(), second.clone()};
    float[][] found = {first.clone(), second.clone()};
    loop.accept(plain, expected);
    loop.accept(vector, found);
    for (int array = 0; array < expected.length; array++) {
      for (int i = 0; i < first.length; i++) {
        double tolerance = ROUNDINGS * scales[array][i];
        assertEquals(expected[array][i], found[array][i], tolerance, "array " + array + " at " + i);
      }
    }
  }

  private float[] normals() {
    return PairCases.narrow(random.doubles(ROOM).map(u -> 4 * u - 2).toArray());
  }

  private static double[] filled(double value) {
    double[] result = new double[ROOM];
    Arrays.fill(result, value);
    return result;
  }
}
