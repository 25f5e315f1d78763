package org.ntklab.core.infinitewidth;

import java.util.List;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;

/**
 * The two kernels of a network at infinite width: K, the covariance of its outputs at
 * initialisation (NNGP), and Θ, its tangent kernel (NTK). Immutable and safe for threads.
 */
@Reference(key = "jacot2018")
@Reference(key = "lee2019")
public interface InfiniteKernel {
  /** Name of K. */
  String NNGP = "nngp";

  /** Name of Θ. */
  String NTK = "ntk";

  /** Shape of one example. */
  Shape input();

  /** What becomes of the kernels as the width grows. */
  KernelLimit limit();

  /**
   * Tiles of the kernels of examples with themselves.
   *
   * @param x {@code [n, features]}; not modified
   * @param kernels names, of {@link #NNGP} and {@link #NTK}
   * @throws org.ntklab.core.problem.RefusedException naming the layer, when a moment does not exist
   *     for these examples
   */
  GramTiles tiles(Matrix x, List<String> kernels);

  /** Tiles of the kernels between x {@code [n1, features]}, a row each, and x2, a column each. */
  GramTiles tiles(Matrix x, Matrix x2, List<String> kernels);

  /**
   * K and Θ of each example with itself, in time proportional to n.
   *
   * @param x {@code [n, features]}; not modified
   * @return {@code [n, 2]}, K in the first column
   */
  Matrix diagonal(Matrix x);

  /**
   * How a Gram would be computed, and what it costs.
   *
   * @param rows n1
   * @param columns n2
   * @param symmetric whether x2 is x, and only one triangle is computed
   */
  KernelCost cost(int rows, int columns, boolean symmetric);
}
