package org.ntklab.models.layers.attention;

import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.tangent.Signals;

/**
 * What passes through the matrices of an attention layer for a set of examples.
 *
 * @param queries through W_Q
 * @param values through W_V
 * @param outputs through W_O
 */
record AttentionSignals(Signals queries, Signals values, Signals outputs) {

  /**
   * Runs the layer forward for each example, and backward for each output.
   *
   * @param pass with the layer's weights; modified
   * @param layer what passes through the layer as a whole
   */
  static AttentionSignals of(AttentionPass pass, AttentionShape shape, Signals layer) {
    int examples = layer.inputs().rows();
    int rows = layer.signals().rows();
    int outputs = examples == 0 ? 0 : rows / examples;
    int positions = shape.positions();
    Matrix means = Matrix.zeros(examples, shape.allValues() * positions);
    Matrix queries = Matrix.zeros(rows, shape.allKeys() * positions);
    Matrix values = Matrix.zeros(rows, shape.allValues() * positions);
    for (int i = 0; i < examples; i++) {
      pass.forward(example(layer.inputs(), i, shape.channels()));
      example(means, i, shape.allValues()).assign(pass.means());
      for (int row = i * outputs; row < (i + 1) * outputs; row++) {
        pass.backward(example(layer.signals(), row, shape.outputs()));
        example(queries, row, shape.allKeys()).assign(pass.querySignals());
        example(values, row, shape.allValues()).assign(pass.valueSignals());
      }
    }
    return new AttentionSignals(
        new Signals(layer.inputs(), queries),
        new Signals(layer.inputs(), values),
        new Signals(means, layer.signals()));
  }

  /** A row as {@code [channels, T]}, in the same memory. */
  private static Matrix example(Matrix all, int row, int channels) {
    return all.rowRange(row, row + 1).reshape(channels, all.columns() / channels);
  }
}
