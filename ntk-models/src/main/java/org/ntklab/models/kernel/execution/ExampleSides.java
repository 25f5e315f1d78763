package org.ntklab.models.kernel.execution;

import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Step;

/**
 * What depends on one example alone, for a group of examples side by side: values, variances at all
 * positions of all steps, and the numbers that pointwise maps make of them. Lanes beyond the last
 * example repeat it.
 *
 * <p>Arrays are {@code [position][group][lane]}; there is one group except for vectors. Filled by
 * {@link SideComputation}, in its memory again and again; not safe for threads while it is.
 */
final class ExampleSides implements Sides {
  static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final SideReads reads;
  private final SideArray values = new SideArray();
  private final SideArray[] variances;
  private final SideArray[] numbers;
  private final SideArray[] rowSums;
  private final SideLayout[] layouts;
  private final double[][] windowVariances;
  private final double[][] spreads;
  private final PlaneStore[] selfStores;
  private final Matrix[][] mixingWeights;
  private double[] lengths = new double[0];
  private float[] narrowLengths = new float[0];
  private int groups;

  ExampleSides(Prepared prepared) {
    int steps = prepared.steps().size();
    this.prepared = prepared;
    this.reads = SideReads.of(prepared);
    this.variances = new SideArray[steps];
    this.numbers = new SideArray[steps];
    this.rowSums = new SideArray[steps];
    this.layouts = new SideLayout[steps];
    this.windowVariances = new double[steps][];
    this.spreads = new double[steps][];
    this.selfStores = new PlaneStore[steps];
    this.mixingWeights = new Matrix[steps][];
    for (int step = 0; step < steps; step++) {
      variances[step] = new SideArray();
      numbers[step] = new SideArray();
      rowSums[step] = new SideArray();
    }
  }

  /**
   * Takes examples {@code from} to {@code to}, without their variances.
   *
   * @param newGroups groups of 16 lanes, which hold at least as many examples
   */
  void load(UnitExamples examples, int from, int to, int newGroups) {
    groups = newGroups;
    if (lengths.length != groups * LANES) {
      lengths = new double[groups * LANES];
      narrowLengths = new float[groups * LANES];
    }
    for (int lane = 0; lane < lengths.length; lane++) {
      lengths[lane] = examples.lengths()[Math.min(from + lane, to - 1)];
      narrowLengths[lane] = (float) lengths[lane];
    }
    if (!prepared.isVectorInput()) {
      boolean single = prepared.isSingle(prepared.steps().get(0));
      double[] lanes = lanes(examples, from, to);
      // Variances come from the values in double precision, once.
      values.set(lanes, lanes.length, LANES, true, single);
    }
  }

  /** Values by channel, position and lane. */
  private static double[] lanes(UnitExamples examples, int from, int to) {
    int size = examples.shape().size();
    double[] values = new double[size * LANES];
    double[] example = new double[size];
    for (int lane = 0; lane < LANES; lane++) {
      examples.read(Math.min(from + lane, to - 1), example);
      for (int i = 0; i < size; i++) {
        values[i * LANES + lane] = example[i];
      }
    }
    return values;
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

  Grid grid(int step) {
    return prepared.steps().get(step).grid();
  }

  double[] lengths() {
    return lengths;
  }

  /** {@link #lengths} in single precision. */
  float[] narrowLengths() {
    return narrowLengths;
  }

  @Override
  public SideArray values() {
    return values;
  }

  @Override
  public SideArray variances(int step) {
    return variances[step];
  }

  @Override
  public SideArray numbers(int step) {
    return numbers[step];
  }

  SideLayout layout(int step) {
    return layouts[step];
  }

  @Override
  public SideArray rowSums(int step) {
    return rowSums[step];
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

  void setVariances(Step step, double[] found, int length) {
    int i = step.index();
    variances[i].set(found, length, LANES, reads.wideVariances(i), reads.narrowVariances(i));
  }

  void setNumbers(Step step, SideLayout layout, double[] found, boolean narrow) {
    layouts[step.index()] = layout;
    int inner = layout.step() == LANES ? LANES : layout.parameters() * LANES;
    numbers[step.index()].set(found, layout.size(), inner, !narrow, narrow);
  }

  void setRowSums(Step step, double[] found, int length) {
    int i = step.index();
    rowSums[i].set(found, length, LANES, reads.wideRowSums(i), reads.narrowRowSums(i));
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
