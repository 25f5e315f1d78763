package org.ntklab.core.activation;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * A function φ: ℝ → ℝ that acts on every entry by itself; immutable and safe for threads.
 *
 * <p>Value and derivative are all that a plugin must give; {@link #dual} makes its infinite-width
 * kernel faster and exact. The methods over buffers are the inner loops of training: a function
 * whose branches cost time there overrides them, and the contract test holds both to be equal.
 */
public interface Activation {
  /** φ(x). */
  double value(double x);

  /** φ′(x); where φ has a kink, the derivative from one side that training uses (ReLU: 0 at 0). */
  double derivative(double x);

  /**
   * The σ_w that keeps the size of a signal through dense layers with this function, the default
   * {@code weight-std} of hidden layers: √2 for ReLU.
   */
  default double defaultWeightStd() {
    return 1;
  }

  /**
   * What φ makes of Gaussian pairs, in closed form; empty (the default) for a function whose
   * infinite-width kernel is computed by quadrature from {@link #value} alone.
   */
  default Optional<Dual> dual() {
    return Optional.empty();
  }

  /**
   * Points at which φ or a derivative of it, of whatever order, jumps, ascending; none by default.
   * Quadrature breaks its intervals there: a kink that is not told of costs digits, the fewer the
   * higher its order, and the stated error says how many.
   */
  default double[] kinks() {
    return new double[0];
  }

  /**
   * y_i ← φ(x_i) for the buffers' remaining entries (positions are not moved).
   *
   * @param y modified; may be x itself
   */
  default void values(DoubleBuffer x, DoubleBuffer y) {
    int from = x.position();
    int to = y.position();
    for (int i = 0; i < x.remaining(); i++) {
      y.put(to + i, value(x.get(from + i)));
    }
  }

  /**
   * The chain rule, dx_i ← φ′(x_i) · dy_i, for the buffers' remaining entries.
   *
   * @param dx modified; may be dy itself
   */
  default void backward(DoubleBuffer x, DoubleBuffer dy, DoubleBuffer dx) {
    int from = x.position();
    int of = dy.position();
    int to = dx.position();
    for (int i = 0; i < x.remaining(); i++) {
      dx.put(to + i, derivative(x.get(from + i)) * dy.get(of + i));
    }
  }

  /** {@link #values(DoubleBuffer, DoubleBuffer)} in single precision. */
  default void values(FloatBuffer x, FloatBuffer y) {
    int from = x.position();
    int to = y.position();
    for (int i = 0; i < x.remaining(); i++) {
      y.put(to + i, (float) value(x.get(from + i)));
    }
  }

  /** {@link #backward(DoubleBuffer, DoubleBuffer, DoubleBuffer)} in single precision. */
  default void backward(FloatBuffer x, FloatBuffer dy, FloatBuffer dx) {
    int from = x.position();
    int of = dy.position();
    int to = dx.position();
    for (int i = 0; i < x.remaining(); i++) {
      dx.put(to + i, (float) (derivative(x.get(from + i)) * dy.get(of + i)));
    }
  }
}
