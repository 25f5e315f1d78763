package org.ntklab.core.data;

import java.util.OptionalInt;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * Rows as a source gives them, unscaled.
 *
 * @param inputs {@code [N, features]}, channels first for images
 * @param shape shape of one example; its size is the number of features
 * @param layout what the numbers of a row are laid out as: the shape of an image also where
 *     examples are vectors; otherwise the shape
 * @param labels what is to be predicted, N rows
 * @param officialTraining number of leading rows that are the official training part, the rest
 *     being the official test part; empty when there is no official split
 */
public record RawData(
    Matrix inputs, Shape shape, Shape layout, Labels labels, OptionalInt officialTraining) {
  public RawData {
    if (inputs.rows() != labels.rows()
        || inputs.columns() != shape.size()
        || inputs.columns() != layout.size()) {
      throw new IllegalArgumentException(
          "inputs are [%d, %d], labels %d, shape %s, layout %s"
              .formatted(inputs.rows(), inputs.columns(), labels.rows(), shape, layout));
    }
  }

  /** Data laid out as their shape tells. */
  public RawData(Matrix inputs, Shape shape, Labels labels, OptionalInt officialTraining) {
    this(inputs, shape, shape, labels, officialTraining);
  }

  /** Data without an official split, laid out as their shape tells. */
  public RawData(Matrix inputs, Shape shape, Labels labels) {
    this(inputs, shape, labels, OptionalInt.empty());
  }

  /**
   * Images {@code [channels, height, width]}.
   *
   * @param keepShape whether examples keep that shape, or else are vectors
   */
  public static RawData ofImages(
      Matrix inputs, Shape images, boolean keepShape, Labels labels, OptionalInt officialTraining) {
    Shape shape = keepShape ? images : Shape.vector(images.size());
    return new RawData(inputs, shape, images, labels, officialTraining);
  }

  /**
   * Chosen rows in the order chosen, in memory of their own.
   *
   * @param training number of leading rows that are the official training part of the choice
   */
  public RawData select(int[] chosen, OptionalInt training) {
    return new RawData(inputs.select(chosen), shape, layout, labels.select(chosen), training);
  }
}
