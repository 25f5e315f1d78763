package org.ntklab.models.kernel.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pairs for the loops of ReLU's family: variances from nothing to large, angles from none to π.
 *
 * @param sides p, √(p/2), 1/√p of each side
 * @param m distances, from entry {@value #OFFSET} on
 * @param theta tangent kernels
 * @param chunks of pairs
 */
@SuppressWarnings("ArrayRecordComponent") // Numerics; never compared.
record PairCases(PairSides sides, double[] m, double[] theta, int chunks) {
  private static final int ROOM = 4096;
  private static final int OFFSET = 48;
  private static final int LANES = LaneLoops.LANES;

  /** For double precision. */
  static final double[] VARIANCES = {1, 1, 0, 3e-308, 1e-9, 1e9, 2.5, 1};

  /** All angles. */
  static final double[] COSINES = {1, -1, 0, 0.3, -0.7, 1 - 1e-15, -1 + 1e-15, 1 - 1e-8, 1e-17};

  /** For single precision. */
  static final double[] SINGLE_VARIANCES = {1, 1, 0, 1e-37, 1e-9, 1e9, 2.5, 1};

  /** Angles that are large. */
  static final double[] WIDE_COSINES = {0, 0.3, -0.7, 0.9, -0.95, 1e-17};

  /** With a row example that is one for all lanes, and with one for each. */
  static List<PairCases> all(int chunks, double[] variances, double[] cosines, Random random) {
    List<PairCases> cases = new ArrayList<>();
    for (double p : variances) {
      cases.add(of(chunks, false, new double[] {p}, variances, cosines, random));
    }
    cases.add(of(chunks, true, variances, variances, cosines, random));
    return cases;
  }

  private static PairCases of(
      int chunks,
      boolean rowLanes,
      double[] ofRows,
      double[] ofColumns,
      double[] cosines,
      Random random) {
    int entries = chunks * LANES;
    double[] rows = new double[3 * entries];
    double[] columns = new double[3 * entries];
    double[] m = random.doubles(ROOM).toArray();
    double[] theta = random.doubles(ROOM).map(u -> 2 * u - 1).toArray();
    for (int i = 0; i < entries; i++) {
      double q = any(ofColumns, random);
      double ofRow = any(ofRows, random);
      double c = any(cosines, random);
      put(columns, entries, i, q);
      if (rowLanes) {
        put(rows, entries, i, ofRow);
      } else {
        put(rows, chunks, i / LANES, ofRow);
      }
      double difference = Math.sqrt(ofRow) - Math.sqrt(q);
      double apart = Math.sqrt(ofRow * q) * (1 - c);
      m[OFFSET + i] = 0.5 * difference * difference + apart;
    }
    PairSides sides = new PairSides();
    sides.rows = rows;
    sides.rowLanes = rowLanes;
    sides.rowStride = rowLanes ? entries : chunks;
    sides.rowStep = rowLanes ? LANES : 1;
    sides.columns = columns;
    sides.columnStride = entries;
    sides.columnStep = LANES;
    return new PairCases(sides, m, theta, chunks);
  }

  private static void put(double[] numbers, int stride, int i, double p) {
    numbers[i] = p;
    numbers[stride + i] = Math.sqrt(0.5 * p);
    numbers[2 * stride + i] = p == 0 ? 0 : 1 / Math.sqrt(p);
  }

  private static double any(double[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  /** The same pairs in single precision. */
  SinglePairSides single() {
    SinglePairSides narrow = new SinglePairSides();
    narrow.rows = narrow(sides.rows);
    narrow.rowLanes = sides.rowLanes;
    narrow.rowStride = sides.rowStride;
    narrow.columns = narrow(sides.columns);
    narrow.columnStride = sides.columnStride;
    return narrow;
  }

  /** Values in single precision. */
  static float[] narrow(double[] wide) {
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }

  /**
   * What an entry's rounding errors are relative to: a constant and a multiple of the larger
   * variance.
   */
  double[] scales(double constant, double ofVariance) {
    double[] scales = new double[ROOM];
    for (int i = 0; i < chunks * LANES; i++) {
      double p = sides.row(i / LANES, 0, i % LANES);
      double q = sides.column(i / LANES, 0, i % LANES);
      scales[OFFSET + i] = constant + ofVariance * Math.max(p, q);
    }
    return scales;
  }
}
