package org.ntklab.models.finite;

import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;

/** A layer that can stand in a finite network. */
public interface FiniteLayer extends Layer {
  /**
   * How it becomes part of a DL4J graph.
   *
   * @param input shape of one example's input
   */
  FiniteRule finite(Shape input);
}
