package org.ntklab.core.layer;

/** Where a weight array stands within its layer, which may hold several in series. */
public enum WeightPlace {
  /** It reads the layer's input and makes its output, as the matrix of a dense layer. */
  WHOLE,
  /** It reads the layer's input; other arrays of the layer come behind it. */
  FIRST,
  /** It makes the layer's output from what other arrays of the layer made. */
  LAST;

  /** Whether the array's inputs are the layer's inputs. */
  public boolean readsInput() {
    return this != LAST;
  }

  /** Whether the array's outputs are the layer's outputs. */
  public boolean makesOutput() {
    return this != FIRST;
  }
}
