package org.ntklab.core.input;

import java.util.Optional;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * Examples that somebody typed a text for.
 *
 * @param rows {@code [N, features]}, N at least 1, all entries finite
 * @param shape shape of one example; its size is the number of features
 * @param description the text
 * @param scaling what the rows were scaled by, and on what it was fitted; empty for nothing
 * @param targets what is to be predicted of each row, as a data set tells it; empty for a file
 */
public record Inputs(
    Matrix rows, Shape shape, String description, String scaling, Optional<Targets> targets) {
  public Inputs {
    if (rows.columns() != shape.size()) {
      throw new IllegalArgumentException("inputs are " + rows + ", examples " + shape);
    }
  }

  /** Why a kernel between these and other inputs would make no sense; empty if it would. */
  Optional<String> clash(Inputs other) {
    if (!shape.equals(other.shape)) {
      return Optional.of(
          "has examples of shape %s, %s of shape %s".formatted(other.shape, description, shape));
    }
    if (!scaling.isEmpty() && !other.scaling.isEmpty() && !scaling.equals(other.scaling)) {
      return Optional.of(
          "is scaled by %s, %s by %s, so that the same example would differ: take rows of one file"
                  .formatted(other.scaling, description, scaling)
              + " or one data set, or scale before");
    }
    return Optional.empty();
  }
}
