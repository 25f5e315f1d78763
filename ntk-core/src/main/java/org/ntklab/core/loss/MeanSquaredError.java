package org.ntklab.core.loss;

import org.ntklab.core.linalg.Matrix;

/** L = ½ · mean over all N·O entries of (f − y)². */
public record MeanSquaredError() implements Loss {
  @Override
  public double value(Matrix outputs, Matrix targets) {
    double sum = 0;
    for (int i = 0; i < outputs.rows(); i++) {
      for (int o = 0; o < outputs.columns(); o++) {
        double residual = outputs.get(i, o) - targets.get(i, o);
        sum += residual * residual;
      }
    }
    return sum / (2.0 * outputs.rows() * outputs.columns());
  }

  /** ∂L/∂f = (f − y) / (N·O). */
  @Override
  public void gradient(Matrix outputs, Matrix targets, Matrix into) {
    double size = (double) outputs.rows() * outputs.columns();
    for (int i = 0; i < outputs.rows(); i++) {
      for (int o = 0; o < outputs.columns(); o++) {
        into.set(i, o, (outputs.get(i, o) - targets.get(i, o)) / size);
      }
    }
  }

  /** Exactly 1 / (N·O). */
  @Override
  public double curvature(int examples, int outputs) {
    return 1.0 / ((double) examples * outputs);
  }
}
