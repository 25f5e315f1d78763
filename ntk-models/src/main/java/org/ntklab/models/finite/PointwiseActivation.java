package org.ntklab.models.finite;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.ntklab.core.activation.Activation;

/**
 * A DL4J activation made of the core's: one loop over the array's memory.
 *
 * <p>In a saved network it stands as the class and the arguments of its {@link Activation}, so any
 * DL4J program with that class on its class path opens it.
 */
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class PointwiseActivation extends BaseActivationFunction {
  private final transient Activation activation;

  /** The DL4J form of a function. */
  public PointwiseActivation(Activation activation) {
    this.activation = activation;
  }

  /** What a saved network holds is read back here. */
  @JsonCreator
  static PointwiseActivation of(@JsonProperty("function") String function) {
    return new PointwiseActivation(RecordText.read(function, Activation.class));
  }

  /** The function as a text. */
  @JsonProperty("function")
  public String getFunction() {
    return RecordText.write(activation);
  }

  /** The function. */
  @JsonIgnore
  public Activation activation() {
    return activation;
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    INDArray x = NativeArrays.dense(in);
    // In training DL4J hands over a copy. At inference it hands over the array that other branches
    // read too: writing there would corrupt them.
    INDArray y = training || x != in ? x : x.ulike();
    if (NativeArrays.isDouble(x)) {
      activation.values(NativeArrays.doubleBuffer(x), NativeArrays.doubleBuffer(y));
    } else {
      activation.values(NativeArrays.floatBuffer(x), NativeArrays.floatBuffer(y));
    }
    NativeArrays.keep(x, y);
    return y;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    // "in" is DL4J's scratch: the result goes there, in its order.
    INDArray x = NativeArrays.dense(in);
    char order = NativeArrays.order(x);
    INDArray dy = NativeArrays.order(epsilon) == order ? epsilon : epsilon.dup(order);
    if (NativeArrays.isDouble(x)) {
      activation.backward(
          NativeArrays.doubleBuffer(x),
          NativeArrays.doubleBuffer(dy),
          NativeArrays.doubleBuffer(x));
    } else {
      activation.backward(
          NativeArrays.floatBuffer(x), NativeArrays.floatBuffer(dy), NativeArrays.floatBuffer(x));
    }
    NativeArrays.keep(x, dy);
    return new Pair<>(x, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PointwiseActivation a && a.activation.equals(activation);
  }

  @Override
  public int hashCode() {
    return activation.hashCode();
  }
}
