package org.ntklab.core.data;

import org.ntklab.core.linalg.Matrix;

/** From labels to the numbers that a network is trained on; immutable. */
public interface TargetEncoding {
  /**
   * Targets y {@code [N, O]}.
   *
   * @throws IllegalArgumentException when such labels have no such targets; says what would do
   */
  Matrix encode(Labels labels);

  /** Whether each row is a distribution over the outputs, as cross-entropy needs. */
  default boolean isDistribution() {
    return false;
  }

  /** What {@link #error} is: {@code misclassified} (a fraction) or {@code rmse}. */
  String errorName();

  /**
   * Error of predictions: the fraction of rows with the wrong class, or the root of the mean
   * square.
   *
   * @param outputs {@code [N, O]}
   * @param targets {@code [N, O]}, as {@link #encode} gave them
   */
  double error(Matrix outputs, Matrix targets);
}
