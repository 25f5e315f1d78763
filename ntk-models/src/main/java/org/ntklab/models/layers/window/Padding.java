package org.ntklab.models.layers.window;

import java.util.Locale;

/** What a window finds beyond the edge. */
public enum Padding {
  /** Zeros; the output has ⌈extent/stride⌉ positions, the odd zero stands at the end. */
  SAME,
  /** Nothing: a window lies within the input. */
  VALID,
  /**
   * The other side: indices are taken modulo the extent; the output has extent/stride positions.
   */
  CIRCULAR;

  /** As it is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
