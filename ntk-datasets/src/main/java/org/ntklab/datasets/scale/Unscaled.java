package org.ntklab.datasets.scale;

import java.util.function.UnaryOperator;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.linalg.Matrix;

/** Inputs as the source has them. */
public record Unscaled() implements InputScaling {
  @Override
  public UnaryOperator<Matrix> fit(Matrix train) {
    return Matrix::copy;
  }
}
