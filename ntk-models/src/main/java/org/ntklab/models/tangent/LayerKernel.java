package org.ntklab.models.tangent;

/**
 * One layer's part of the tangent kernel between two sets of examples, as a sum of products.
 *
 * <p>A layer whose factors would not fit into memory together makes one at a time.
 */
public interface LayerKernel {
  /** Number of summands, at least 1. */
  int parts();

  /** A summand, which may be made anew at each call. */
  OuterProducts part(int index);
}
