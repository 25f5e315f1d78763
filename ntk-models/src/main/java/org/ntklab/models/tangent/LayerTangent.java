package org.ntklab.models.tangent;

/** One layer's way from signals to its part of the tangent kernel. */
@FunctionalInterface
public interface LayerTangent {
  /** The part between rows x and columns x2; symmetric when both are the same object. */
  LayerKernel of(Signals x, Signals x2);
}
