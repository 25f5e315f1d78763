package org.ntklab.core.loss;

import org.ntklab.core.linalg.Matrix;

/** L = −mean over the N examples of Σ_o y_o log softmax(f)_o, with targets y that sum to one. */
public record CrossEntropy() implements Loss {
  /** Computed with the largest output taken off first, so that no exponential overflows. */
  @Override
  public double value(Matrix outputs, Matrix targets) {
    double sum = 0;
    for (int i = 0; i < outputs.rows(); i++) {
      double logPartition = logPartition(outputs, i);
      for (int o = 0; o < outputs.columns(); o++) {
        sum += targets.get(i, o) * (logPartition - outputs.get(i, o));
      }
    }
    return sum / outputs.rows();
  }

  /** ∂L/∂f = (softmax(f) − y) / N. */
  @Override
  public void gradient(Matrix outputs, Matrix targets, Matrix into) {
    for (int i = 0; i < outputs.rows(); i++) {
      double logPartition = logPartition(outputs, i);
      for (int o = 0; o < outputs.columns(); o++) {
        double probability = Math.exp(outputs.get(i, o) - logPartition);
        into.set(i, o, (probability - targets.get(i, o)) / outputs.rows());
      }
    }
  }

  /** 1 / (2N): the covariance matrix of a choice has no eigenvalue above ½. */
  @Override
  public double curvature(int examples, int outputs) {
    return 0.5 / examples;
  }

  @Override
  public boolean needsDistribution() {
    return true;
  }

  private static double logPartition(Matrix outputs, int row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < outputs.columns(); o++) {
      largest = Math.max(largest, outputs.get(row, o));
    }
    double sum = 0;
    for (int o = 0; o < outputs.columns(); o++) {
      sum += Math.exp(outputs.get(row, o) - largest);
    }
    return largest + Math.log(sum);
  }
}
