package org.ntklab.core.data;

import java.util.function.UnaryOperator;
import org.ntklab.core.linalg.Matrix;

/** A scaling of inputs that is fitted on training rows and applied to all. */
@FunctionalInterface
public interface InputScaling {
  /**
   * Fits on training inputs.
   *
   * @param train {@code [nTrain, features]}; not modified
   * @return the map for any {@code [n, features]}; it makes a new matrix
   * @throws IllegalArgumentException when these rows do not determine the map; says what would do
   */
  UnaryOperator<Matrix> fit(Matrix train);
}
