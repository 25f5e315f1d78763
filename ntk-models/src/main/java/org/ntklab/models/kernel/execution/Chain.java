package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * The local steps that lead from the data, or from what was pooled before, to one step: all of them
 * can be run for one offset at a time.
 *
 * @param target index of the last step
 * @param links the steps, in topological order
 * @param buffers how many planes are alive at once
 * @param torus whether all steps are on one grid, so that offsets can be run side by side on a
 *     torus
 * @param circular whether a window wraps around, so that offsets meet in twos and fours
 * @param periodDown offsets of the target that differ by multiples of this along the height are
 *     best made together; 0 for none
 * @param periodRight the same along the width
 */
record Chain(
    int target,
    List<Link> links,
    int buffers,
    boolean torus,
    boolean circular,
    int periodDown,
    int periodRight) {
  Chain {
    links = List.copyOf(links);
  }

  /**
   * One step of a chain.
   *
   * @param step what is done; of a mixing step, what it left is read
   * @param prelude index of a pointwise step that is done row by row within this one, −1 for none
   * @param reads indices of the steps whose planes are read, through a prelude if there is one
   * @param inputs buffers that hold them
   * @param exclusive whether the first of them may be written to
   * @param output buffer that is written; the first input where that is exclusive
   * @param downFactor an offset of the target is so many times larger here, along the height
   * @param rightFactor the same along the width
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Link(
      Step step,
      int prelude,
      List<Integer> reads,
      int[] inputs,
      boolean exclusive,
      int output,
      int downFactor,
      int rightFactor) {
    /** The offset of the plane that this link makes for one of the target. */
    Offset at(Offset target) {
      return target.times(downFactor, rightFactor);
    }
  }

  /**
   * The chain to a step.
   *
   * @param fast whether it may run on a torus
   */
  static Chain to(List<Step> steps, int target, boolean fast) {
    BitSet needed = new BitSet();
    needed.set(target);
    for (int i = target; i >= 0; i--) {
      if (needed.get(i) && !isSource(steps.get(i))) {
        steps.get(i).inputs().forEach(needed::set);
      }
    }
    List<Step> chosen = new ArrayList<>();
    needed.stream().forEach(i -> chosen.add(steps.get(i)));
    boolean torus = fast && TorusRunner.suits(chosen);
    return new ChainBuilder(steps, chosen, target, torus).build();
  }

  /** Whether a chain begins at a step: the data, and steps whose planes are stored. */
  static boolean isSource(Step step) {
    return step.inputs().isEmpty() || !step.operation().isLocal();
  }

  /** Whether an axis' window wraps around. */
  static boolean wraps(AxisWindow window) {
    return window.padding() == Padding.CIRCULAR && window.size() > 1;
  }

  /** Whether a window wraps around along either axis. */
  static boolean wraps(Operation.Window window) {
    return wraps(window.vertical()) || wraps(window.horizontal());
  }
}
