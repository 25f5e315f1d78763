package org.ntklab.models.kernel.lanes;

import java.util.Random;

/** Pairs for the loop over a series: coefficients like those of smooth functions. */
final class SeriesCases {
  private static final int ROOM = 4096;
  private static final int LANES = LaneLoops.LANES;

  private final PairSides sides = new PairSides();
  private final double[] m;
  private final double[] theta;

  SeriesCases(int terms, int chunks, boolean rowLanes, Random random) {
    int parameters = LaneLoops.SERIES_PARAMETERS + terms;
    int rowLane = rowLanes ? LANES : 1;
    sides.rows = numbers(parameters, chunks, rowLane, random);
    sides.rowLanes = rowLanes;
    sides.rowStride = rowLane;
    sides.rowStep = parameters * rowLane;
    sides.columns = numbers(parameters, chunks, LANES, random);
    sides.columnStride = LANES;
    sides.columnStep = parameters * LANES;
    // p = q = 1 and v = 1: correlations between −1 and 1, both among them.
    m = random.doubles(ROOM).map(u -> u < 0.1 ? 0 : u > 0.9 ? 2 : 2 * u).toArray();
    theta = random.doubles(ROOM).map(u -> 2 * u - 1).toArray();
  }

  private static double[] numbers(int parameters, int chunks, int lanes, Random random) {
    double[] numbers = new double[parameters * chunks * lanes];
    for (int i = 0; i < numbers.length; i++) {
      int k = i / lanes % parameters;
      numbers[i] = k == 0 || k == 2 ? 1 : k == 1 ? 1.5 : random.nextDouble() - 0.5;
    }
    return numbers;
  }

  PairSides sides() {
    return sides;
  }

  double[] m() {
    return m;
  }

  double[] theta() {
    return theta;
  }
}
