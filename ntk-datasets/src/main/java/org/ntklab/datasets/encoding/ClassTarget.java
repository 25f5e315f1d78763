package org.ntklab.datasets.encoding;

import org.ntklab.core.data.Labels;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.linalg.Matrix;

/** A target made of classes: its error is the fraction of rows that get the wrong class. */
interface ClassTarget extends TargetEncoding {
  /** Name in an experiment, for messages. */
  String name();

  /** Targets {@code [N, O]} of classes. */
  Matrix encode(Labels.Classes labels);

  @Override
  default Matrix encode(Labels labels) {
    if (labels instanceof Labels.Classes classes) {
      return encode(classes);
    }
    throw new IllegalArgumentException(
        name() + " needs classes, this data has real values: use regression");
  }

  @Override
  default String errorName() {
    return "misclassified";
  }

  /**
   * Fraction of rows whose class is not the one predicted: by arg max, by sign when O = 1. A tie
   * and an output that is not a number count as wrong; of no rows the fraction is NaN.
   */
  @Override
  default double error(Matrix outputs, Matrix targets) {
    return Misclassification.fraction(outputs, targets);
  }
}
