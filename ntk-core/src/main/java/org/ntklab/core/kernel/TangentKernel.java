package org.ntklab.core.kernel;

import java.util.Map;
import java.util.Optional;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.reference.Reference;

/**
 * The empirical tangent kernel of a network at its present weights, weighted by learning rates.
 *
 * <p>Θ(x, o; x′, o′) = Σ_l rate_l ⟨∇_{W_l} h_o(x), ∇_{W_l} h_o′(x′)⟩, with rate_l the folded rate
 * of gradient descent in units of η: to first order, a step of gradient descent moves the outputs
 * by −η Θ ∂L/∂h. As a {@link Kernel} it is the mean over outputs, (1/O) Σ_o Θ(x, o; x′, o).
 */
@Reference(key = "jacot2018", where = "Section 4")
public interface TangentKernel extends Kernel {
  /**
   * The same kernel, computed on several threads; the same to the bit. By default it is this one.
   *
   * @param count at least 1
   */
  default TangentKernel onThreads(int count) {
    return this;
  }

  /**
   * The mean over outputs of the examples with themselves, apart by layer.
   *
   * @param x {@code [n, features]}
   * @return by name of weighted layer, in graph order, symmetric {@code [n, n]}; they add up to Θ
   */
  Map<String, Matrix> layerGrams(Matrix x);

  /**
   * All outputs against all outputs.
   *
   * @param x {@code [n1, features]}
   * @param x2 {@code [n2, features]}
   * @return {@code [n1·O, n2·O]}, an example's outputs side by side; symmetric when both are the
   *     same object. Memory 8·n1·n2·O² bytes
   */
  Matrix full(Matrix x, Matrix x2);

  /**
   * {@link #full} of the examples with themselves as an operator, for its largest eigenvalues.
   *
   * <p>Of the weights that the network has when it is asked for and while it is applied: not to be
   * used when the network has moved on. Implementations that can do without the matrix, or have a
   * cheaper way to λ_max, override this default, which forms it.
   *
   * @param x {@code [n, features]}
   * @return symmetric, {@code [n·O, n·O]}; not safe for threads
   */
  default LinearOperator operator(Matrix x) {
    return new MatrixOperator(full(x, x));
  }

  /**
   * {@link #full} of the examples with themselves as products Θv = J D Jᵀv, D the rates: one pass
   * backward for Jᵀv and one along the direction that it gives. Neither J nor Θ is formed, whatever
   * the number of outputs; memory is that of a step of training.
   *
   * <p>Products are at the weights of the moment they are taken.
   *
   * @param x {@code [n, features]}
   * @return symmetric, {@code [n·O, n·O]}, not safe for threads; empty when some layer does not
   *     know its derivative along a direction
   */
  default Optional<LinearOperator> products(Matrix x) {
    return Optional.empty();
  }

  /**
   * Derivatives of the outputs along random directions of the weights, z_j = J √D s_j with signs
   * s_j. The mean of z_j z_jᵀ is Θ: see {@link #projected}.
   *
   * @param x {@code [n, features]}
   * @param from number of the first direction j
   * @param to behind that of the last one
   * @param random signs of direction j come from the stream {@code directions/j}
   * @return {@code [to − from, n·O]}, a direction a row; empty as {@link #products}
   */
  default Optional<Matrix> alongDirections(Matrix x, int from, int to, RandomStreams random) {
    return Optional.empty();
  }

  /**
   * The kernel estimated from random directions of the weights, for networks whose Θ costs too
   * much: (1/k) Σ_j z_j z_jᵀ, by {@link #alongDirections}.
   *
   * @param directions k, at least 2; the error falls with its root
   * @return empty as {@link #products}
   */
  default Optional<ProjectedKernel> projected(Matrix x, int directions, RandomStreams random) {
    return alongDirections(x, 0, directions, random)
        .map(pushed -> ProjectedKernel.of(pushed, pushed, directions));
  }

  /** Why there are neither {@link #products} nor projections, in words; empty where there are. */
  default Optional<String> whyNoDirections() {
    return Optional.of("these networks have no derivatives along directions of their weights");
  }
}
