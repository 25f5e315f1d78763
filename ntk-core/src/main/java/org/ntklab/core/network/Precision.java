package org.ntklab.core.network;

/** The type that weights are trained in; measurements are float64 whatever it is. */
public enum Precision {
  /** float32. */
  SINGLE,
  /** float64. */
  DOUBLE
}
