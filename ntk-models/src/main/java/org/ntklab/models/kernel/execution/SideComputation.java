package org.ntklab.models.kernel.execution;

import java.util.Arrays;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.SideLayout;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.AffineFactors;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * Computes what depends on one example alone, step by step through a program, for a batch of
 * examples side by side, always in double precision. Not safe for threads.
 */
final class SideComputation {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final SelfPlanes selfPlanes;
  private final double[][] variances;
  private final VarianceWindow[] windows;
  private double[] numbers = new double[0];
  private Observer observer = (step, ofInput, length) -> null;

  SideComputation(Prepared prepared) {
    this.prepared = prepared;
    this.variances = new double[prepared.steps().size()][];
    this.windows = new VarianceWindow[variances.length];
    for (Step step : prepared.steps()) {
      if (step.operation() instanceof Operation.Affine affine) {
        windows[step.index()] = affine.window().map(VarianceWindow::new).orElse(null);
      }
    }
    this.selfPlanes = new SelfPlanes(prepared, this);
  }

  /** Sees the variances that come to a pointwise step, and may give the map for them. */
  interface Observer {
    /**
     * Looks at the first so many variances.
     *
     * @return the map to use, null for the prepared one
     */
    PointMap at(Step step, double[] variances, int length);
  }

  /** Has every pointwise step's variances seen. Returns this. */
  SideComputation observedBy(Observer newObserver) {
    observer = newObserver;
    return this;
  }

  /** Fills in everything that later steps and pairs need. */
  void run(ExampleSides sides) {
    for (Step step : prepared.steps()) {
      if (prepared.plan().isVarianceNeeded(step)) {
        run(sides, step);
      } else if (step.operation() instanceof Operation.Pool) {
        PoolStep pool = new PoolStep(step);
        Grid grid = prepared.steps().get(step.input()).grid();
        double[] windows = pool.windowVariances(variances[step.input()], grid);
        sides.setWindows(step, windows, new double[windows.length]);
      }
      selfPlanes.after(step, sides);
    }
  }

  /** Variances of a step's output for the last batch, {@code [position][group][lane]}. */
  double[] variances(int step) {
    return variances[step];
  }

  /** Takes the variances that a step leaves whose planes were needed for them. */
  void setVariances(ExampleSides sides, Step step, double[] found) {
    variances[step.index()] = found;
    sides.setVariances(step, found, found.length);
  }

  private void run(ExampleSides sides, Step step) {
    Operation operation = step.operation();
    if (operation instanceof Operation.Pool || operation instanceof Operation.Mixing) {
      // They need their own planes, which come next.
      return;
    }
    int length = step.grid().positions() * sides.groups() * LANES;
    double[] out = room(step, length);
    double[] in = step.inputs().isEmpty() ? null : variances[step.input()];
    if (operation instanceof Operation.Input) {
      inputVariances(sides, out);
    } else if (operation instanceof Operation.Pointwise) {
      pointwise(sides, step, in, out);
    } else if (operation instanceof Operation.Restore) {
      restored(sides, in, out);
    } else if (operation instanceof Operation.Affine affine) {
      affine(sides, step, affine, in, out);
    } else if (operation instanceof Operation.Sum sum) {
      Arrays.fill(out, 0);
      for (int b = 0; b < step.inputs().size(); b++) {
        addScaled(sum.covariance()[b], variances[step.inputs().get(b)], out);
      }
    } else if (operation instanceof Operation.Product) {
      Arrays.fill(out, 1);
      for (int input : step.inputs()) {
        double[] branch = variances[input];
        for (int i = 0; i < length; i++) {
          out[i] *= branch[i];
        }
      }
    } else if (operation instanceof Operation.Flatten) {
      flattened(in, out);
    }
    sides.setVariances(step, out, length);
  }

  private double[] room(Step step, int length) {
    double[] present = variances[step.index()];
    if (present == null || present.length != length) {
      variances[step.index()] = new double[length];
    }
    return variances[step.index()];
  }

  private void inputVariances(ExampleSides sides, double[] out) {
    Arrays.fill(out, 0);
    if (prepared.isVectorInput()) {
      // Of unit length, exactly: what is parallel has distance 0 and what is opposite 2.
      Arrays.fill(out, 1);
      return;
    }
    double[] values = sides.values().wide();
    int channels = sides.channels();
    for (int c = 0; c < channels; c++) {
      int at = c * out.length;
      for (int i = 0; i < out.length; i++) {
        out[i] += values[at + i] * values[at + i];
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] *= 1.0 / channels;
    }
  }

  private void pointwise(ExampleSides sides, Step step, double[] in, double[] out) {
    PointMap given = observer.at(step, in, out.length);
    PointMap map = given == null ? prepared.map(step.index()) : given;
    SideLayout layout = SideLayout.of(map, out.length / LANES);
    if (numbers.length < layout.size()) {
      numbers = new double[layout.size()];
    }
    map.prepare(in, layout, numbers, out);
    sides.setNumbers(step, layout, numbers, prepared.isSingle(step) && map.hasSingle());
  }

  private static void restored(ExampleSides sides, double[] in, double[] out) {
    int width = sides.groups() * LANES;
    for (int i = 0; i < out.length; i++) {
      double length = sides.lengths()[i % width];
      out[i] = length * length * in[i];
    }
  }

  private void affine(
      ExampleSides sides, Step step, Operation.Affine affine, double[] in, double[] out) {
    AffineFactors f = affine.factors();
    if (affine.window().isPresent()) {
      VarianceWindow window = windows[step.index()];
      double[] rowSums = window.alongRows(in);
      sides.setRowSums(step, rowSums, rowSums.length);
      window.mean(f.gain(), out);
    } else {
      for (int i = 0; i < out.length; i++) {
        out[i] = f.gain() * in[i];
      }
    }
    if (f.bias() != 0) {
      for (int i = 0; i < out.length; i++) {
        out[i] += f.bias();
      }
    }
  }

  private static void addScaled(double factor, double[] in, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += factor * in[i];
    }
  }

  private static void flattened(double[] in, double[] out) {
    Arrays.fill(out, 0);
    for (int i = 0; i < in.length; i++) {
      out[i % LANES] += in[i];
    }
    double positions = (double) in.length / LANES;
    for (int lane = 0; lane < LANES; lane++) {
      out[lane] /= positions;
    }
  }
}
