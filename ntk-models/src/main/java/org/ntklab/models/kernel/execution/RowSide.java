package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.program.Grid;

/** One example taken out of a batch's lanes: scalars for the loops over pairs. */
final class RowSide extends DerivedSides {
  private double[][] windowVariances = new double[0][];
  private double[][] spreads = new double[0][];
  private ExampleSides from;
  private int lane;

  RowSide(Prepared prepared) {
    super(prepared);
  }

  /** Takes the example in a lane (counted over groups, for vectors). Modified. */
  void take(ExampleSides batch, int ofLane) {
    from = batch;
    lane = ofLane;
    begin(batch);
    int steps = batch.prepared().steps().size();
    windowVariances = new double[steps][];
    spreads = new double[steps][];
    for (int step = 0; step < steps; step++) {
      windowVariances[step] = lane(batch.windowVariances(step));
      spreads[step] = lane(batch.spreads(step));
    }
  }

  @Override
  void derive(SideArray source, SideArray made, Grid grid) {
    made.setLane(source, from.groups(), lane);
  }

  /** Of a pool: the scaled sum of variances in each window. */
  double[] windowVariances(int step) {
    return windowVariances[step];
  }

  /** Of a pool: half the scaled sum of distances within each window. */
  double[] spreads(int step) {
    return spreads[step];
  }

  /** Length r of the example; its values are divided by it. */
  double length() {
    return from.lengths()[lane];
  }

  /** The batch that the example was taken out of. */
  ExampleSides batch() {
    return from;
  }

  /** Its lane there. */
  int lane() {
    return lane;
  }

  private double[] lane(double[] lanes) {
    if (lanes == null) {
      return null;
    }
    double[] result = new double[lanes.length / ExampleSides.LANES];
    for (int i = 0; i < result.length; i++) {
      result[i] = lanes[i * ExampleSides.LANES + lane];
    }
    return result;
  }
}
