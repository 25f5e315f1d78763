package org.ntklab.models.kernel;

/** A layer that acts on every entry of the covariance by itself: activations, norms, dropout. */
public non-sealed interface PointwiseRule extends KernelRule {
  /**
   * Whether the rule holds only for zero-mean Gaussian inputs, as for every function that is not
   * linear.
   */
  boolean needsGaussian();

  /** Whether a Gaussian input stays Gaussian. */
  boolean keepsGaussian();

  /**
   * Whether the layer commutes with positive factors, layer(cx) = c·layer(x): inputs that differ
   * only in length then stay exactly parallel, and a covariance that grows or shrinks with the
   * width does not change what the layer does.
   */
  boolean isHomogeneous();

  /** Whether {@link #over} looks at the range; if not, nobody needs to find out what it is. */
  default boolean dependsOnRange() {
    return true;
  }

  /**
   * The map of pairs, for variances in a range.
   *
   * @param smallest of all variances that will be met, 0 or more
   * @param largest of all variances that will be met
   * @throws org.ntklab.core.problem.RefusedException when a moment does not exist in that range
   */
  PointMap over(double smallest, double largest);
}
