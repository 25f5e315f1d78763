package org.ntklab.models.finite;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A run-time layer that stands in for one of DL4J's on the same configuration and parameters: raw
 * BLAS calls and loops, and memory of its own that is used again.
 */
interface LeanLayer {
  /** Frees the layer's memory; it must not be used any more. */
  void free();

  /** The lean twin of a layer, or the layer itself when there is none. */
  static Layer of(Layer layer, DataType type) {
    if (layer instanceof DenseLayer dense
        && !(dense instanceof LeanLayer)
        && dense.layerConf().getActivationFn() instanceof ActivationIdentity) {
      return new LeanDense(dense);
    }
    if (layer instanceof ActivationLayer plain
        && plain.layerConf().getActivationFn() instanceof PointwiseActivation pointwise) {
      return new LeanActivation(plain, pointwise.activation(), type);
    }
    return layer;
  }
}
