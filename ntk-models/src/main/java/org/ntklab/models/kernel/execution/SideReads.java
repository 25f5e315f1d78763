package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;
import org.ntklab.models.layers.window.Padding;

/**
 * What the loops over pairs read of each example's variances, and in which precision: little of
 * what there is, and only that is kept. Immutable.
 */
final class SideReads {
  private final boolean[] wideVariances;
  private final boolean[] narrowVariances;
  private final boolean[] wideRowSums;
  private final boolean[] narrowRowSums;

  private SideReads(int steps) {
    this.wideVariances = new boolean[steps];
    this.narrowVariances = new boolean[steps];
    this.wideRowSums = new boolean[steps];
    this.narrowRowSums = new boolean[steps];
  }

  static SideReads of(Prepared prepared) {
    List<Step> steps = prepared.steps();
    SideReads reads = new SideReads(steps.size());
    Step output = prepared.plan().program().output();
    reads.wideVariances[output.index()] = true;
    for (Step step : steps) {
      Operation operation = step.operation();
      if (operation instanceof Operation.Affine affine) {
        if (!prepared.plan().isCovarianceForm(step)) {
          reads.affine(prepared, step, affine);
        }
      } else if (operation instanceof Operation.Mixing) {
        reads.wideVariances[step.index()] = true;
        reads.wideVariances[step.input()] = true;
      } else if (operation instanceof Operation.Product || operation instanceof Operation.Restore) {
        for (int input : step.inputs()) {
          reads.wideVariances[input] = true;
          reads.narrowVariances[input] |= prepared.singleVectors();
        }
      }
    }
    return reads;
  }

  /** The weights' own term reads variances, and so does the edge of zeros. */
  private void affine(Prepared prepared, Step step, Operation.Affine affine) {
    boolean single = prepared.isSingle(prepared.steps().get(step.input()));
    boolean padded =
        affine.window().isPresent()
            && (affine.window().get().vertical().padding() == Padding.SAME
                || affine.window().get().horizontal().padding() == Padding.SAME);
    if (padded || affine.factors().own() != 0 || affine.factors().tangentGain() == 0) {
      wideVariances[step.input()] |= !single;
      narrowVariances[step.input()] |= single;
    }
    wideRowSums[step.index()] |= padded && !single;
    narrowRowSums[step.index()] |= padded && single;
  }

  boolean wideVariances(int step) {
    return wideVariances[step];
  }

  boolean narrowVariances(int step) {
    return narrowVariances[step];
  }

  boolean wideRowSums(int step) {
    return wideRowSums[step];
  }

  boolean narrowRowSums(int step) {
    return narrowRowSums[step];
  }
}
