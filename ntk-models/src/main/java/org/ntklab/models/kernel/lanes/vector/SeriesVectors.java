package org.ntklab.models.kernel.lanes.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;

/** {@link LaneLoops#series} in vectors of doubles. */
final class SeriesVectors {
  private static final VectorSpecies<Double> SPECIES = VectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();

  private SeriesVectors() {}

  static void run(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int rowStride = sides.rowStride;
    int columnStride = sides.columnStride;
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane += STEP) {
        int i = at + chunk * LANES + lane;
        int row = sides.rowAt + chunk * sides.rowStep + (lanes ? lane : 0);
        int column = sides.columnAt + chunk * sides.columnStep + lane;
        DoubleVector p =
            lanes
                ? DoubleVector.fromArray(SPECIES, rows, row)
                : DoubleVector.broadcast(SPECIES, rows[row]);
        DoubleVector image =
            lanes
                ? DoubleVector.fromArray(SPECIES, rows, row + rowStride)
                : DoubleVector.broadcast(SPECIES, rows[row + rowStride]);
        DoubleVector byP =
            lanes
                ? DoubleVector.fromArray(SPECIES, rows, row + 2 * rowStride)
                : DoubleVector.broadcast(SPECIES, rows[row + 2 * rowStride]);
        DoubleVector v =
            DoubleVector.fromArray(SPECIES, columns, column + 2 * columnStride).mul(byP);
        DoubleVector c =
            DoubleVector.fromArray(SPECIES, columns, column)
                .add(p)
                .mul(0.5)
                .sub(DoubleVector.fromArray(SPECIES, m, i))
                .mul(v);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector slope = DoubleVector.zero(SPECIES);
        for (int k = terms + 2; k >= 3; k--) {
          DoubleVector a =
              lanes
                  ? DoubleVector.fromArray(SPECIES, rows, row + k * rowStride)
                  : DoubleVector.broadcast(SPECIES, rows[row + k * rowStride]);
          slope = slope.fma(c, sum);
          sum =
              sum.fma(
                  c, DoubleVector.fromArray(SPECIES, columns, column + k * columnStride).mul(a));
        }
        DoubleVector.fromArray(SPECIES, columns, column + columnStride)
            .add(image)
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
