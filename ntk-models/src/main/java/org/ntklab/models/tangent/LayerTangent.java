package org.ntklab.models.tangent;

/** One layer's way from signals to its part of the tangent kernel. */
@FunctionalInterface
public interface LayerTangent {
  /** The part in factors. */
  OuterProducts of(Signals x, Signals x2);
}
