package org.ntklab.models.kernel.execution;

import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Step;

/**
 * What depends on one example alone, for a group of examples side by side: values, variances at all
 * positions of all steps, and the numbers that pointwise maps make of them. Lanes beyond the last
 * example repeat it.
 *
 * <p>Arrays are {@code [position][group][lane]}; there is one group except for vectors. Filled by
 * {@link SideComputation}; not safe for threads while it is.
 */
final class ExampleSides {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final int groups;
  private final double[] lengths;
  private final double[] values;
  private final float[] singleValues;
  private final double[][] variances;
  private final double[][] numbers;
  private final SideLayout[] layouts;
  private final float[][] singleNumbers;
  private final float[][] singleVariances;
  private final double[][] windowVariances;
  private final double[][] spreads;
  private final PlaneStore[] selfStores;
  private final Matrix[][] mixingWeights;

  /**
   * Examples {@code from} to {@code to} of some, without their variances.
   *
   * @param groups groups of 16 lanes, which hold at least as many examples
   */
  ExampleSides(Prepared prepared, UnitExamples examples, int from, int to, int groups) {
    int steps = prepared.steps().size();
    this.prepared = prepared;
    this.groups = groups;
    this.lengths = new double[groups * LANES];
    this.variances = new double[steps][];
    this.numbers = new double[steps][];
    this.layouts = new SideLayout[steps];
    this.singleNumbers = new float[steps][];
    this.singleVariances = new float[steps][];
    this.windowVariances = new double[steps][];
    this.spreads = new double[steps][];
    this.selfStores = new PlaneStore[steps];
    this.mixingWeights = new Matrix[steps][];
    for (int lane = 0; lane < lengths.length; lane++) {
      lengths[lane] = examples.lengths()[Math.min(from + lane, to - 1)];
    }
    boolean vectors = prepared.isVectorInput();
    this.values = vectors ? null : lanes(examples, from, to);
    this.singleValues = vectors || !prepared.single() ? null : narrow(values);
  }

  /** Values by channel, position and lane. */
  private static double[] lanes(UnitExamples examples, int from, int to) {
    int size = examples.values().columns();
    double[] values = new double[size * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      double[] example = examples.values().row(Math.min(from + lane, to - 1));
      for (int i = 0; i < size; i++) {
        values[i * LANES + lane] = example[i];
      }
    }
    return values;
  }

  static float[] narrow(double[] wide) {
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }

  Prepared prepared() {
    return prepared;
  }

  int groups() {
    return groups;
  }

  int channels() {
    return prepared.plan().program().input().channels();
  }

  int positions(int step) {
    return prepared.steps().get(step).grid().positions();
  }

  double[] lengths() {
    return lengths;
  }

  double[] values() {
    return values;
  }

  float[] singleValues() {
    return singleValues;
  }

  /** Variances of a step's output; null where they are not needed. */
  double[] variances(int step) {
    return variances[step];
  }

  float[] singleVariances(int step) {
    return singleVariances[step];
  }

  /** What the map of a pointwise step prepared. */
  double[] numbers(int step) {
    return numbers[step];
  }

  float[] singleNumbers(int step) {
    return singleNumbers[step];
  }

  SideLayout layout(int step) {
    return layouts[step];
  }

  /** Of a pool: the scaled sum of variances in each window. */
  double[] windowVariances(int step) {
    return windowVariances[step];
  }

  /** Of a pool: half the scaled sum of distances within each window. */
  double[] spreads(int step) {
    return spreads[step];
  }

  /** Planes that a mixing step leaves of examples with themselves; null if none are needed. */
  PlaneStore selfStore(int step) {
    return selfStores[step];
  }

  /** Of a mixing step: the weights of each example. */
  Matrix[] mixingWeights(int step) {
    return mixingWeights[step];
  }

  void setVariances(Step step, double[] found) {
    variances[step.index()] = found;
    if (prepared.isSingle(step)) {
      singleVariances[step.index()] = narrow(found);
    }
  }

  void setNumbers(Step step, SideLayout layout, double[] found) {
    layouts[step.index()] = layout;
    numbers[step.index()] = found;
    if (prepared.isSingle(step) && prepared.map(step.index()).hasSingle()) {
      singleNumbers[step.index()] = narrow(found);
    }
  }

  void setWindows(Step step, double[] ofVariances, double[] ofDistances) {
    windowVariances[step.index()] = ofVariances;
    spreads[step.index()] = ofDistances;
  }

  void setSelfStore(Step step, PlaneStore store) {
    selfStores[step.index()] = store;
  }

  void setMixingWeights(Step step, Matrix[] weights) {
    mixingWeights[step.index()] = weights;
  }
}
