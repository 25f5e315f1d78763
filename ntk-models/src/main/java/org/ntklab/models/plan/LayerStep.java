package org.ntklab.models.plan;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One layer's share of a plan, bound to its memory; belongs to one thread. Nothing here allocates.
 *
 * <p>Rows are examples; a pass may have fewer than the memory holds.
 */
public interface LayerStep extends AutoCloseable {
  /** The layer's values from its inputs' values. */
  void forward(int rows);

  /**
   * The inputs' signals from the layer's own: ∂/∂x = J(x)ᵀ ∂/∂y, written or added as {@link
   * StepSite#adds} says. Called after {@link #forward} of the same rows, and only where an input
   * wants signals.
   */
  void backward(int rows);

  /** As {@link #backward}, when no gradients will be asked for. */
  default void backwardSignals(int rows) {
    backward(rows);
  }

  /** Whether {@link #backwardSignals(int, int)} is known. */
  default boolean takesManySignals() {
    return false;
  }

  /**
   * As {@link #backwardSignals(int)}, of several signals of every example, one below the other:
   * {@code [rows·each, size]} beside values {@code [rows, size]}.
   *
   * @param each signals of one example, as many as the memory was made for
   */
  default void backwardSignals(int rows, int each) {
    throw new UnsupportedOperationException("signals go backward one at a time");
  }

  /** Whether {@link #push} is known. */
  default boolean pushes() {
    return false;
  }

  /**
   * The derivative along a direction: ẏ = J_x ẋ + J_W Ẇ, with ẋ and ẏ where signals lie and Ẇ the
   * {@link WeightUpdate#direction} of the weights. After {@link #forward} of the same rows, and
   * only where the output has signals; an input without them rests.
   */
  default void push(int rows) {
    throw new UnsupportedOperationException("derivatives along directions are not known");
  }

  /** Products into the targets of the weights' updates; after {@link #backward}. */
  default void gradients(int rows) {}

  /**
   * Before a pass in training: what is random is drawn anew. Twice the same stream when a batch is
   * passed twice.
   *
   * @param stream a generator of the layer's and the step's own, made when it is asked for
   */
  default void beginPass(Supplier<RandomGenerator> stream) {}

  /** What the layer gains from batches that come again, where its input is the data; else empty. */
  default Optional<RepeatedBatch> repeatedBatch() {
    return Optional.empty();
  }

  /** After a step: nothing is random any more. */
  default void endStep() {}

  @Override
  default void close() {}
}
