package org.ntklab.models.layers.attention;

import java.util.Locale;

/** What turns an example's scores into weights, row by row. */
public enum Mechanism {
  /** The scores themselves. */
  IDENTITY,
  /** Exponentials of the scores, divided by their sum over the row. */
  SOFTMAX;

  /** As it is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
