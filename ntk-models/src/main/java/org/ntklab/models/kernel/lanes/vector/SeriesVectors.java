package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/**
 * {@link LaneLoops#series} in vectors of doubles. Twice the same loop, for a choice inside would
 * cost the compiler its registers.
 */
final class SeriesVectors {
  private static final VectorSpecies<Double> SPECIES = VectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();

  private SeriesVectors() {}

  /** One row example for all lanes. */
  static void byRow(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    int rowStride = sides.rowStride;
    int columnStride = sides.columnStride;
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane += STEP) {
        int i = at + chunk * LANES + lane;
        int row = sides.rowAt + chunk * sides.rowStep;
        int column = sides.columnAt + chunk * sides.columnStep + lane;
        DoubleVector v =
            DoubleVector.fromArray(SPECIES, columns, column + 2 * columnStride)
                .mul(rows[row + 2 * rowStride]);
        DoubleVector c =
            DoubleVector.fromArray(SPECIES, columns, column)
                .add(rows[row])
                .mul(0.5)
                .sub(DoubleVector.fromArray(SPECIES, m, i))
                .mul(v);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector slope = DoubleVector.zero(SPECIES);
        for (int k = terms + 2; k >= 3; k--) {
          slope = slope.fma(c, sum);
          sum =
              sum.fma(
                  c,
                  DoubleVector.fromArray(SPECIES, columns, column + k * columnStride)
                      .mul(rows[row + k * rowStride]));
        }
        DoubleVector.fromArray(SPECIES, columns, column + columnStride)
            .add(rows[row + rowStride])
            .mul(0.5)
            .sub(sum)
            .max(0)
            .intoArray(m, i);
        slope
            .mul(v)
            .fma(DoubleVector.fromArray(SPECIES, theta, i), sum.mul(own))
            .intoArray(theta, i);
      }
    }
  }

  /** A row example in each lane. */
  static void byLane(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    int rowStride = sides.rowStride;
    int columnStride = sides.columnStride;
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane += STEP) {
        int i = at + chunk * LANES + lane;
        int row = sides.rowAt + chunk * sides.rowStep + lane;
        int column = sides.columnAt + chunk * sides.columnStep + lane;
        DoubleVector v =
            DoubleVector.fromArray(SPECIES, columns, column + 2 * columnStride)
                .mul(DoubleVector.fromArray(SPECIES, rows, row + 2 * rowStride));
        DoubleVector c =
            DoubleVector.fromArray(SPECIES, columns, column)
                .add(DoubleVector.fromArray(SPECIES, rows, row))
                .mul(0.5)
                .sub(DoubleVector.fromArray(SPECIES, m, i))
                .mul(v);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector slope = DoubleVector.zero(SPECIES);
        for (int k = terms + 2; k >= 3; k--) {
          slope = slope.fma(c, sum);
          sum =
              sum.fma(
                  c,
                  DoubleVector.fromArray(SPECIES, columns, column + k * columnStride)
                      .mul(DoubleVector.fromArray(SPECIES, rows, row + k * rowStride)));
        }
        DoubleVector.fromArray(SPECIES, columns, column + columnStride)
            .add(DoubleVector.fromArray(SPECIES, rows, row + rowStride))
            .mul(0.5)
            .sub(sum)
            .max(0)
            .intoArray(m, i);
        slope
            .mul(v)
            .fma(DoubleVector.fromArray(SPECIES, theta, i), sum.mul(own))
            .intoArray(theta, i);
      }
    }
  }
}
