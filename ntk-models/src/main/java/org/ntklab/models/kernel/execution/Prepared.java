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
 * @param single whether products of vectors are taken, and planes of images held, in single
 *     precision
 * @param singleVectors whether planes of vectors are in single precision too
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Prepared(Plan plan, PointMap[] maps, boolean single, boolean singleVectors) {
  /** A plan with its maps; of those that are null nothing is known yet. */
  static Prepared of(Plan plan, PointMap[] maps, boolean single) {
    boolean vectors =
        single
            && plan.program().input().isVector()
            && plan.program().steps().stream().allMatch(step -> hasSingle(step, maps));
    return new Prepared(plan, maps, single, vectors);
  }

  /** Whether a step of vectors has loops in single precision, without going through double. */
  private static boolean hasSingle(Step step, PointMap[] maps) {
    Operation operation = step.operation();
    if (operation instanceof Operation.Pointwise) {
      return maps[step.index()] != null && maps[step.index()].hasSingle();
    }
    return operation instanceof Operation.Input
        || operation instanceof Operation.Restore
        || operation instanceof Operation.Affine
        || operation instanceof Operation.Sum;
  }

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

  /**
   * Whether the planes of a step are in single precision: those of images, and those of vectors
   * where every step has such loops; behind a mean over positions none are.
   */
  boolean isSingle(Step step) {
    if (!single) {
      return false;
    }
    if (singleVectors || step.grid().positions() > 1) {
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
