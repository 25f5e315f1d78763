package org.ntklab.core.layer;

/**
 * What a layer says of one of its weight arrays, before its place in the graph is known.
 *
 * @param name name within the layer: {@code W}, {@code b}
 * @param bias whether it is added rather than multiplied
 * @param fanIn inputs that are summed into one pre-activation (a bias: 1)
 * @param fanOut pre-activations of one position (channels)
 * @param std the constant σ_w or σ_b of the layer, from its options
 */
public record WeightShape(String name, boolean bias, int fanIn, int fanOut, double std) {
  /** A matrix that multiplies. */
  public static WeightShape matrix(int fanIn, int fanOut, double weightStd) {
    return new WeightShape("W", false, fanIn, fanOut, weightStd);
  }

  /** A vector that is added to the channels. */
  public static WeightShape bias(int fanOut, double biasStd) {
    return new WeightShape("b", true, 1, fanOut, biasStd);
  }
}
