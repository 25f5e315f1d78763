package org.ntklab.models.finite;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A run-time layer that stands in for one of DL4J's on the same configuration and parameters: raw
 * BLAS calls and loops, and memory of its own that is used again.
 */
public interface LeanLayer {
  /** Frees the layer's memory; it must not be used any more. */
  void free();

  /** Off while only signals are wanted. */
  default void wantWeightGradients(boolean wanted) {}

  /** Off in a layer that reads nothing but data. */
  default void wantInputErrors(boolean wanted) {}

  /**
   * From here to {@link #endStep} it is trained: what is random in training is drawn anew.
   *
   * @param stream a generator of the layer's and the step's own, made when it is asked for
   */
  default void beginStep(Supplier<RandomGenerator> stream) {}

  /** From here on it is measured: nothing is random. */
  default void endStep() {}

  /** What steps change in the layer beside its parameters: running statistics. A copy. */
  default double[] memory() {
    return new double[0];
  }

  /**
   * Goes on from what {@link #memory} gave.
   *
   * @param memory not modified, of the length that this layer's own has
   */
  default void remember(double[] memory) {}

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
    if (layer instanceof DropoutLayer dropout && !(dropout instanceof LeanLayer)) {
      return new LeanDropout(dropout, type);
    }
    return layer;
  }
}
