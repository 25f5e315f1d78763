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
 * examples side by side. Not safe for threads.
 */
final class SideComputation {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final SelfPlanes selfPlanes;
  private final VarianceWindow window = new VarianceWindow();
  private Observer observer = (step, variances) -> null;

  SideComputation(Prepared prepared) {
    this.prepared = prepared;
    this.selfPlanes = new SelfPlanes(prepared);
  }

  /** Sees the variances that come to a pointwise step, and may give the map for them. */
  interface Observer {
    /**
     * Looks at variances.
     *
     * @return the map to use, null for the prepared one
     */
    PointMap at(Step step, double[] variances);
  }

  /** Has every pointwise step's variances seen. Returns this. */
  SideComputation observedBy(Observer newObserver) {
    observer = newObserver;
    return this;
  }

  /** Fills in everything that later steps and pairs need. */
  void run(ExampleSides sides) {
    for (Step step : prepared.steps()) {
      run(sides, step);
      selfPlanes.after(step, sides);
    }
  }

  private void run(ExampleSides sides, Step step) {
    Operation operation = step.operation();
    if (!prepared.plan().isVarianceNeeded(step)) {
      if (operation instanceof Operation.Pool) {
        PoolStep pool = new PoolStep(step);
        Grid grid = prepared.steps().get(step.input()).grid();
        sides.setWindows(
            step, pool.windowVariances(sides.variances(step.input()), grid), new double[LANES]);
      }
      return;
    }
    double[] in = step.inputs().isEmpty() ? null : sides.variances(step.input());
    if (operation instanceof Operation.Input) {
      sides.setVariances(step, inputVariances(sides, step));
    } else if (operation instanceof Operation.Pointwise) {
      sides.setVariances(step, pointwise(sides, step, in));
    } else if (operation instanceof Operation.Restore) {
      sides.setVariances(step, restored(sides, in));
    } else if (operation instanceof Operation.Affine affine) {
      sides.setVariances(step, affine(affine, in));
    } else if (operation instanceof Operation.Sum sum) {
      double[] total = new double[in.length];
      for (int b = 0; b < step.inputs().size(); b++) {
        double[] branch = sides.variances(step.inputs().get(b));
        for (int i = 0; i < total.length; i++) {
          total[i] += sum.covariance()[b] * branch[i];
        }
      }
      sides.setVariances(step, total);
    } else if (operation instanceof Operation.Product) {
      double[] total = new double[in.length];
      Arrays.fill(total, 1);
      for (int input : step.inputs()) {
        double[] branch = sides.variances(input);
        for (int i = 0; i < total.length; i++) {
          total[i] *= branch[i];
        }
      }
      sides.setVariances(step, total);
    } else if (operation instanceof Operation.Flatten) {
      sides.setVariances(step, flattened(in));
    }
    // Pools and mixing steps need their own planes, which come next.
  }

  private double[] inputVariances(ExampleSides sides, Step step) {
    int positions = step.grid().positions();
    double[] variances = new double[positions * sides.groups() * LANES];
    if (prepared.isVectorInput()) {
      // Of unit length, exactly: what is parallel has distance 0 and what is opposite 2.
      Arrays.fill(variances, 1);
      return variances;
    }
    double[] values = sides.values();
    int channels = sides.channels();
    for (int i = 0; i < variances.length; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        double x = values[c * variances.length + i];
        sum += x * x;
      }
      variances[i] = sum * (1.0 / channels);
    }
    return variances;
  }

  private double[] pointwise(ExampleSides sides, Step step, double[] in) {
    PointMap given = observer.at(step, in);
    PointMap map = given == null ? prepared.map(step.index()) : given;
    SideLayout layout = SideLayout.of(map, in.length / LANES);
    double[] numbers = new double[layout.size()];
    double[] images = new double[in.length];
    map.prepare(in, layout, numbers, images);
    sides.setNumbers(step, layout, numbers);
    return images;
  }

  private static double[] restored(ExampleSides sides, double[] in) {
    double[] out = new double[in.length];
    int width = sides.groups() * LANES;
    for (int i = 0; i < out.length; i++) {
      double length = sides.lengths()[i % width];
      out[i] = length * length * in[i];
    }
    return out;
  }

  private double[] affine(Operation.Affine affine, double[] in) {
    AffineFactors f = affine.factors();
    double[] out =
        affine
            .window()
            .map(w -> window.mean(w, in, f.gain()))
            .orElseGet(() -> Arrays.stream(in).map(p -> f.gain() * p).toArray());
    if (f.bias() != 0) {
      for (int i = 0; i < out.length; i++) {
        out[i] += f.bias();
      }
    }
    return out;
  }

  private static double[] flattened(double[] in) {
    double[] out = new double[LANES];
    for (int i = 0; i < in.length; i++) {
      out[i % LANES] += in[i];
    }
    double positions = (double) in.length / LANES;
    for (int lane = 0; lane < LANES; lane++) {
      out[lane] /= positions;
    }
    return out;
  }
}
