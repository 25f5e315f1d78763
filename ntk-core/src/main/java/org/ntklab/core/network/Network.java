package org.ntklab.core.network;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;

/**
 * A network of finite width with its weights and its optimiser's state: h(x; W), changed by {@link
 * #step} alone. Belongs to one thread at a time.
 *
 * <p>Inputs are {@code [N, features]}, one example a row, channels first for images; outputs h are
 * {@code [N, O]}. Matrices handed in are not modified, and the caller leaves them as they are while
 * the network lives, since copies of the latest are kept; matrices handed out are the caller's.
 */
public interface Network extends AutoCloseable {
  /** What the network computes. */
  LayerGraph graph();

  /** h at the present weights, with masks and the like off; {@code [N, O]}. */
  Matrix outputs(Matrix inputs);

  /**
   * One step of the optimiser: forward, the gradient of the loss in the outputs, backward, update.
   *
   * @param inputs the batch, {@code [B, features]}
   * @param gradient from h {@code [B, O]} to ∂L/∂h {@code [B, O]}; called once, its argument may be
   *     reused as the result, and is not to be kept
   */
  void step(Matrix inputs, UnaryOperator<Matrix> gradient);

  /**
   * The tangent kernel at the present weights; it looks at the network when it is asked.
   *
   * @throws org.ntklab.core.problem.RefusedException when a layer couples the examples of a batch:
   *     there is none
   */
  TangentKernel tangentKernel();

  /**
   * Outputs of the hidden weighted layers, before their activation.
   *
   * @return by layer name in graph order, {@code [N, channels · positions]}
   */
  Map<String, Matrix> preActivations(Matrix inputs);

  /**
   * How far each weighted layer's matrix W has moved since the start, by layer name; several
   * matrices of a layer count as one, blocks on its diagonal.
   */
  Map<String, WeightMovement> movements();

  /**
   * A copy of all that steps have changed: weights, the optimiser's memory, the number of steps,
   * running statistics.
   */
  NetworkState state();

  /**
   * Goes on from a state of a network of the same description and the same {@link
   * NetworkFactory#numerics}: every later output, step and measurement is that network's, bit for
   * bit. The start, which {@link #movements} are measured from, stays.
   *
   * @throws IllegalArgumentException when the state is of a network of other sizes; this one must
   *     be closed then
   */
  void restore(NetworkState state);

  @Override
  void close();
}
