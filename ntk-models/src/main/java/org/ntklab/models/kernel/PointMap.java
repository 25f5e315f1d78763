package org.ntklab.models.kernel;

import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.lanes.SinglePairSides;

/**
 * A pointwise layer's action on pairs of examples side by side. Immutable and safe for threads.
 *
 * <p>What depends on one example alone, such as the root of its variance, is computed once for each
 * example and position ({@link #prepare}); what depends on the pair, in loops over chunks of pairs
 * ({@link #apply}).
 */
public interface PointMap {
  /** Numbers that an example has at a position; the first is the variance p itself. */
  int parameters();

  /**
   * Whether an example's numbers at a position lie together (many numbers, read one after the
   * other) rather than all positions of one number.
   */
  default boolean isInterleaved() {
    return false;
  }

  /**
   * Computes the numbers of examples, and the variances behind the layer.
   *
   * @param variances p for chunks · LANES entries; not modified
   * @param layout where number k of an entry goes
   * @param numbers modified
   * @param images variance of the output for each entry; modified
   */
  void prepare(double[] variances, SideLayout layout, double[] numbers, double[] images);

  /**
   * Maps pairs: m ← ½E(φ(u) − φ(v))², Θ ← K̇ Θ + own · K.
   *
   * @param own how much of the image's covariance is added to Θ: the next layer's own term
   */
  void apply(double own, PairSides sides, int chunks, double[] m, double[] theta, int at);

  /** Whether {@link #applySingle} is there; otherwise pairs are mapped in double precision. */
  default boolean hasSingle() {
    return false;
  }

  /**
   * {@link #apply} in single precision.
   *
   * @throws UnsupportedOperationException unless {@link #hasSingle}
   */
  default void applySingle(
      float own, SinglePairSides sides, int chunks, float[] m, float[] theta, int at) {
    throw new UnsupportedOperationException("this layer is mapped in double precision");
  }

  /**
   * A bound of the error of covariances relative to the variance of the output; 0 for a closed
   * form, which is exact to rounding.
   */
  default double error() {
    return 0;
  }
}
