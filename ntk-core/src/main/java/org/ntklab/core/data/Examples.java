package org.ntklab.core.data;

import org.ntklab.core.linalg.Matrix;

/**
 * Examples as a network sees them.
 *
 * @param inputs {@code [n, features]}, scaled
 * @param targets {@code [n, O]}
 */
public record Examples(Matrix inputs, Matrix targets) {
  public Examples {
    if (inputs.rows() != targets.rows()) {
      throw new IllegalArgumentException(inputs.rows() + " inputs, " + targets.rows() + " targets");
    }
  }

  /** Number of examples. */
  public int count() {
    return inputs.rows();
  }
}
