package org.ntklab.models.finite;

import org.ntklab.core.layer.Layer;

/** A layer that can stand in a finite network. */
public interface FiniteLayer extends Layer {
  /** How it becomes part of a DL4J graph. */
  FiniteRule finite();
}
