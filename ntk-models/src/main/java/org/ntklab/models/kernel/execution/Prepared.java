package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * A plan with the maps of its pointwise steps, ready to be run. Immutable and safe for threads.
 *
 * @param plan what is done in which order
 * @param maps of pointwise steps, null elsewhere
 * @param single whether planes of images are held in single precision
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Prepared(Plan plan, PointMap[] maps, boolean single) {
  List<Step> steps() {
    return plan.program().steps();
  }

  /**
   * Whether examples are vectors, for which the products of a whole tile are one matrix product.
   */
  boolean isVectorInput() {
    return steps().get(0).grid().equals(Grid.VECTOR) && plan.program().input().isVector();
  }

  /** The map of a pointwise step. */
  PointMap map(int step) {
    return maps[step];
  }

  /** Whether the planes of a step are in single precision: those of vectors never are. */
  boolean isSingle(Step step) {
    if (!single) {
      return false;
    }
    if (step.grid().positions() > 1) {
      return true;
    }
    return step.operation().isLocal()
        && step.inputs().stream().anyMatch(input -> isSingle(steps().get(input)));
  }

  /** Whether a step is a pointwise one. */
  static boolean isPointwise(Step step) {
    return step.operation() instanceof Operation.Pointwise;
  }
}
