package org.ntklab.models.layers.attention;

import java.util.Locale;
import org.ntklab.core.linalg.Matrix;

/** What turns an example's scores into weights, row by row. */
public enum Mechanism {
  /** The scores themselves. */
  IDENTITY,
  /** Exponentials of the scores, divided by their sum over the row. */
  SOFTMAX;

  /**
   * Makes weights of scores.
   *
   * @param scores {@code [T, T]}, a row an output position; modified
   */
  void weigh(Matrix scores) {
    if (this == SOFTMAX) {
      for (int row = 0; row < scores.rows(); row++) {
        softmax(scores, row);
      }
    }
  }

  /**
   * Makes ∂/∂scores of ∂/∂weights: for softmax G (∂ − Σ G ∂), row by row.
   *
   * @param weights G, what {@link #weigh} made
   * @param errors ∂/∂weights; modified
   */
  void pull(Matrix weights, Matrix errors) {
    if (this == IDENTITY) {
      return;
    }
    for (int i = 0; i < errors.rows(); i++) {
      double mean = 0;
      for (int j = 0; j < errors.columns(); j++) {
        mean += weights.get(i, j) * errors.get(i, j);
      }
      for (int j = 0; j < errors.columns(); j++) {
        errors.set(i, j, weights.get(i, j) * (errors.get(i, j) - mean));
      }
    }
  }

  private static void softmax(Matrix scores, int row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < scores.columns(); j++) {
      largest = Math.max(largest, scores.get(row, j));
    }
    double sum = 0;
    for (int j = 0; j < scores.columns(); j++) {
      double e = Math.exp(scores.get(row, j) - largest);
      scores.set(row, j, e);
      sum += e;
    }
    for (int j = 0; j < scores.columns(); j++) {
      scores.set(row, j, scores.get(row, j) / sum);
    }
  }

  /** As it is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
