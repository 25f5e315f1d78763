package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.lanes.LaneLoops;

/** The numbers of one example, taken out of a batch's lanes: scalars for the loops over pairs. */
final class RowSide {
  final double[][] numbers;
  final double[][] variances;
  final float[][] singleNumbers;
  final float[][] singleVariances;
  final double[][] windowVariances;
  final double[][] spreads;
  private double[] values = new double[0];
  private float[] singleValues = new float[0];
  private double length;
  private int lane;
  private ExampleSides from;

  RowSide(int steps) {
    this.numbers = new double[steps][];
    this.variances = new double[steps][];
    this.singleNumbers = new float[steps][];
    this.singleVariances = new float[steps][];
    this.windowVariances = new double[steps][];
    this.spreads = new double[steps][];
  }

  /** Takes the example in a lane (counted over groups, for vectors). Modified. */
  void take(ExampleSides batch, int ofLane) {
    from = batch;
    lane = ofLane;
    length = batch.lengths()[ofLane];
    values = extract(batch.values(), values, batch.groups(), ofLane);
    singleValues = extract(batch.singleValues(), singleValues, ofLane);
    for (int step = 0; step < numbers.length; step++) {
      int groups = batch.groups();
      variances[step] = extract(batch.variances(step), variances[step], groups, ofLane);
      windowVariances[step] =
          extract(batch.windowVariances(step), windowVariances[step], groups, ofLane);
      spreads[step] = extract(batch.spreads(step), spreads[step], groups, ofLane);
      numbers[step] = numbers(batch, step, ofLane);
      singleNumbers[step] = extract(batch.singleNumbers(step), singleNumbers[step], ofLane);
      singleVariances[step] = extract(batch.singleVariances(step), singleVariances[step], ofLane);
    }
  }

  double[] values() {
    return values;
  }

  float[] singleValues() {
    return singleValues;
  }

  /** Length r of the example; its values are divided by it. */
  double length() {
    return length;
  }

  /** The batch that the example was taken out of. */
  ExampleSides batch() {
    return from;
  }

  /** Its lane there. */
  int lane() {
    return lane;
  }

  /** Numbers of vectors in groups of lanes: those of the group that the lane is in. */
  private double[] numbers(ExampleSides batch, int step, int ofLane) {
    double[] lanes = batch.numbers(step);
    if (lanes == null || batch.groups() == 1) {
      return extract(lanes, numbers[step], 1, ofLane);
    }
    int parameters = batch.layout(step).parameters();
    double[] result =
        numbers[step] != null && numbers[step].length == parameters
            ? numbers[step]
            : new double[parameters];
    for (int k = 0; k < parameters; k++) {
      result[k] = lanes[batch.layout(step).index(k, ofLane)];
    }
    return result;
  }

  private static double[] extract(double[] lanes, double[] reused, int groups, int lane) {
    if (lanes == null) {
      return null;
    }
    int width = groups * LaneLoops.LANES;
    int length = lanes.length / width;
    double[] result = reused != null && reused.length == length ? reused : new double[length];
    for (int i = 0; i < length; i++) {
      result[i] = lanes[i * width + lane];
    }
    return result;
  }

  private static float[] extract(float[] lanes, float[] reused, int lane) {
    if (lanes == null) {
      return null;
    }
    int length = lanes.length / LaneLoops.LANES;
    float[] result = reused != null && reused.length == length ? reused : new float[length];
    for (int i = 0; i < length; i++) {
      result[i] = lanes[i * LaneLoops.LANES + lane];
    }
    return result;
  }
}
