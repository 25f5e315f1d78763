package org.ntklab.models.layers.attention;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/**
 * Attention on one example at a time, forward and backward, in double precision. Examples are
 * {@code [channels, T]}; heads lie one below the other.
 *
 * <p>Q = W_Q x; of each head G = ζ(QᵀQ / K) and A = V Gᵀ with V = W_V x; z = W_O A + b.
 */
final class AttentionPass {
  private final AttentionShape shape;
  private final Matrix query;
  private final Matrix value;
  private final Matrix output;
  private final Matrix queries;
  private final Matrix values;
  private final Matrix means;
  private final List<Matrix> weights = new ArrayList<>();
  private final Matrix querySignals;
  private final Matrix valueSignals;
  private final Matrix meanSignals;
  private final Matrix scoreSignals;

  /** Memory for examples of one shape; weights are 0. */
  AttentionPass(AttentionShape shape) {
    int positions = shape.positions();
    this.shape = shape;
    this.query = Matrix.zeros(shape.allKeys(), shape.channels());
    this.value = Matrix.zeros(shape.allValues(), shape.channels());
    this.output = Matrix.zeros(shape.outputs(), shape.allValues());
    this.queries = Matrix.zeros(shape.allKeys(), positions);
    this.values = Matrix.zeros(shape.allValues(), positions);
    this.means = Matrix.zeros(shape.allValues(), positions);
    for (int head = 0; head < shape.heads(); head++) {
      weights.add(Matrix.zeros(positions, positions));
    }
    this.querySignals = Matrix.zeros(shape.allKeys(), positions);
    this.valueSignals = Matrix.zeros(shape.allValues(), positions);
    this.meanSignals = Matrix.zeros(shape.allValues(), positions);
    this.scoreSignals = Matrix.zeros(positions, positions);
  }

  /** W_Q {@code [H·K, C]}, to be filled. */
  Matrix query() {
    return query;
  }

  /** W_V {@code [H·V, C]}, to be filled. */
  Matrix value() {
    return value;
  }

  /** W_O {@code [outputs, H·V]}, to be filled. */
  Matrix output() {
    return output;
  }

  /** A of the last example, {@code [H·V, T]}. */
  Matrix means() {
    return means;
  }

  /** ∂/∂Q of the last example, {@code [H·K, T]}. */
  Matrix querySignals() {
    return querySignals;
  }

  /** ∂/∂V of the last example, {@code [H·V, T]}. */
  Matrix valueSignals() {
    return valueSignals;
  }

  /** From an example to A. */
  void forward(Matrix x) {
    Blas.gemm(false, false, 1, query, x, 0, queries);
    Blas.gemm(false, false, 1, value, x, 0, values);
    for (int head = 0; head < shape.heads(); head++) {
      Matrix q = keysOf(head, queries);
      Matrix g = weights.get(head);
      Blas.gemm(true, false, 1.0 / shape.keys(), q, q, 0, g);
      shape.mechanism().weigh(g);
      Blas.gemm(false, true, 1, valuesOf(head, values), g, 0, valuesOf(head, means));
    }
  }

  /** Adds W_O A to z {@code [outputs, T]}. */
  void addOutputs(Matrix z) {
    Blas.gemm(false, false, 1, output, means, 1, z);
  }

  /**
   * From ∂/∂z of the example that went forward to ∂/∂Q, of queries and keys together, and ∂/∂V.
   *
   * @param e ∂/∂z, {@code [outputs, T]}
   */
  void backward(Matrix e) {
    Blas.gemm(true, false, 1, output, e, 0, meanSignals);
    for (int head = 0; head < shape.heads(); head++) {
      Matrix g = weights.get(head);
      Matrix da = valuesOf(head, meanSignals);
      Blas.gemm(false, false, 1, da, g, 0, valuesOf(head, valueSignals));
      Blas.gemm(true, false, 1, da, valuesOf(head, values), 0, scoreSignals);
      shape.mechanism().pull(g, scoreSignals);
      Matrix q = keysOf(head, queries);
      Matrix dq = keysOf(head, querySignals);
      Blas.gemm(false, true, 1.0 / shape.keys(), q, scoreSignals, 0, dq);
      Blas.gemm(false, false, 1.0 / shape.keys(), q, scoreSignals, 1, dq);
    }
  }

  /** Puts ∂/∂x into an array {@code [C, T]}. */
  void inputErrors(Matrix dx) {
    Blas.gemm(true, false, 1, query, querySignals, 0, dx);
    Blas.gemm(true, false, 1, value, valueSignals, 1, dx);
  }

  private Matrix keysOf(int head, Matrix all) {
    return all.rowRange(head * shape.keys(), (head + 1) * shape.keys());
  }

  private Matrix valuesOf(int head, Matrix all) {
    return all.rowRange(head * shape.values(), (head + 1) * shape.values());
  }
}
