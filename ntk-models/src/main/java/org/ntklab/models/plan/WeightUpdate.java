package org.ntklab.models.plan;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one weight array's gradient G becomes a step of the optimiser.
 *
 * <p>A layer adds its products up by C ← factor · product + beta · C with C the {@link #target}.
 * Where the rule of the optimiser is linear in G and the batch passes in one piece, C is the weight
 * itself or its velocity, which saves a pass over memory; else it is an array for G.
 */
public abstract class WeightUpdate implements AutoCloseable {
  /**
   * Where products go at once, when they may.
   *
   * @param target what they are added to
   * @param factor what they are multiplied by
   * @param beta what the target is multiplied by before
   */
  record Fold(NativeValues target, double factor, double beta) {}

  private final NativeValues weights;
  private final Fold fold;
  private boolean folds;
  private boolean first;
  private NativeValues gradient;
  private NativeValues direction;

  /**
   * The update of these weights.
   *
   * @param fold empty when the rule needs G itself
   */
  WeightUpdate(NativeValues weights, Optional<Fold> fold) {
    this.weights = weights;
    this.fold = fold.orElse(null);
  }

  /** The weights as they lie in the parameters. */
  public final NativeValues weights() {
    return weights;
  }

  /** Before the products of a step; {@code whole}: the batch passes in one piece. */
  final void begin(boolean whole) {
    folds = whole && fold != null;
    first = true;
  }

  /** After a piece of the batch. */
  final void nextPiece() {
    first = false;
  }

  /** Ẇ of a derivative along a direction; zeros until somebody writes to it. */
  public final NativeValues direction() {
    if (direction == null) {
      direction = NativeValues.zeros(weights.precision(), weights.length());
    }
    return direction;
  }

  /** C. */
  public final NativeValues target() {
    if (folds) {
      return fold.target();
    }
    return gradient == null ? allocate() : gradient;
  }

  private NativeValues allocate() {
    gradient = NativeValues.zeros(weights.precision(), weights.length());
    return gradient;
  }

  /** c, where a step in one piece is W ← W + c G and nothing else; empty under other rules. */
  public final OptionalDouble descent() {
    boolean plain = fold != null && fold.target() == weights && fold.beta() == 1;
    return plain ? OptionalDouble.of(fold.factor()) : OptionalDouble.empty();
  }

  /** What products are multiplied by. */
  public final double factor() {
    return folds ? fold.factor() : 1;
  }

  /** What C is multiplied by before a step's first product is added. */
  public final double beta() {
    if (folds) {
      return fold.beta();
    }
    return first ? 0 : 1;
  }

  /** C[at] ← factor · product + beta · C[at], where a product is no matrix. */
  public final void add(int at, double product) {
    NativeValues into = target();
    double before = beta() == 0 ? 0 : beta() * into.get(at);
    into.set(at, before + factor() * product);
  }

  /**
   * After all products of a step.
   *
   * @param step number of steps before this one
   */
  final void finish(int step) {
    if (folds) {
      afterFold();
    } else {
      apply(gradient, step);
    }
  }

  /** What is left to do when the products went to where {@link Fold} says. */
  void afterFold() {}

  /** The whole rule from G. */
  abstract void apply(NativeValues g, int step);

  @Override
  public void close() {
    if (gradient != null) {
      gradient.close();
    }
    if (direction != null) {
      direction.close();
    }
  }
}
