package org.ntklab.core.network;

/**
 * The type that weights are trained in; measurements are kept in float64 whatever it is, made of
 * products in this type.
 */
public enum Precision {
  /** float32. */
  SINGLE,
  /** float64. */
  DOUBLE
}
