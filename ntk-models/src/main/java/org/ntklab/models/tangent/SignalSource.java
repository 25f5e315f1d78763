package org.ntklab.models.tangent;

import java.util.Map;
import org.ntklab.core.linalg.Matrix;

/** Runs a network forward and, for each output, backward. */
@FunctionalInterface
public interface SignalSource {
  /**
   * Inputs and signals of every weighted layer at the present weights.
   *
   * @param inputs {@code [n, features]}
   * @return by layer name, in graph order. Cost one pass forward and O backward
   */
  Map<String, Signals> signals(Matrix inputs);
}
