package org.ntklab.models.kernel.execution;

import java.util.BitSet;
import java.util.List;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * The steps behind the last mean over all positions, on which only linear steps follow: they can do
 * without variances, which after such a mean cost as much as a pair of examples each.
 */
final class CovarianceForm {
  private CovarianceForm() {}

  /** For each step, whether it holds covariances in place of distances. */
  static boolean[] of(KernelProgram program) {
    List<Step> steps = program.steps();
    BitSet candidates = new BitSet();
    for (Step step : steps) {
      boolean mean = step.operation() instanceof Operation.Pool && step.grid().equals(Grid.VECTOR);
      boolean follows =
          isLinear(step) && !step.inputs().isEmpty() && all(candidates, step.inputs());
      candidates.set(step.index(), mean || follows);
    }
    // A candidate that something else reads, or that stands beside what is none, is none.
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Step step : steps) {
        boolean itself = candidates.get(step.index());
        for (int input : step.inputs()) {
          boolean pool = step.operation() instanceof Operation.Pool && itself;
          if (candidates.get(input) && !itself) {
            candidates.clear(input);
            changed = true;
          }
          if (itself && !pool && !candidates.get(input)) {
            candidates.clear(step.index());
            changed = true;
          }
        }
      }
    }
    boolean[] form = new boolean[steps.size()];
    candidates.stream().forEach(i -> form[i] = true);
    return form;
  }

  private static boolean isLinear(Step step) {
    return step.operation() instanceof Operation.Sum
        || step.operation() instanceof Operation.Product
        || (step.operation() instanceof Operation.Affine affine && affine.window().isEmpty());
  }

  private static boolean all(BitSet set, List<Integer> indices) {
    return indices.stream().allMatch(set::get);
  }
}
