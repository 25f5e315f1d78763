package org.ntklab.core.data;

import java.util.OptionalInt;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * Rows as a source gives them, unscaled.
 *
 * @param inputs {@code [N, features]}, channels first for images
 * @param shape shape of one example; its size is the number of features
 * @param labels what is to be predicted, N rows
 * @param officialTraining number of leading rows that are the official training part, the rest
 *     being the official test part; empty when there is no official split
 */
public record RawData(Matrix inputs, Shape shape, Labels labels, OptionalInt officialTraining) {
  public RawData {
    if (inputs.rows() != labels.rows() || inputs.columns() != shape.size()) {
      throw new IllegalArgumentException(
          "inputs are ["
              + inputs.rows()
              + ", "
              + inputs.columns()
              + "], labels "
              + labels.rows()
              + ", shape "
              + shape);
    }
  }

  /** Data without an official split. */
  public RawData(Matrix inputs, Shape shape, Labels labels) {
    this(inputs, shape, labels, OptionalInt.empty());
  }
}
