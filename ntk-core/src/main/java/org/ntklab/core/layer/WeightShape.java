package org.ntklab.core.layer;

/**
 * What a layer says of one of its weight arrays, before its place in the graph is known.
 *
 * @param name name within the layer: {@code W}, {@code b}
 * @param bias whether it is added rather than multiplied
 * @param fanIn inputs that are summed into one pre-activation (a bias: 1)
 * @param fanOut pre-activations of one position (channels)
 * @param std the constant σ_w or σ_b of the layer, from its options
 * @param place where it stands in a layer of several arrays
 * @param draw what its initial values are drawn from
 */
public record WeightShape(
    String name,
    boolean bias,
    int fanIn,
    int fanOut,
    double std,
    WeightPlace place,
    WeightDraw draw) {
  /** A matrix that multiplies, the layer's only one. */
  public static WeightShape matrix(int fanIn, int fanOut, double weightStd) {
    return matrix("W", fanIn, fanOut, weightStd, WeightPlace.WHOLE);
  }

  /** A matrix that multiplies, one of several in its layer. */
  public static WeightShape matrix(
      String name, int fanIn, int fanOut, double weightStd, WeightPlace place) {
    return new WeightShape(name, false, fanIn, fanOut, weightStd, place, WeightDraw.NORMAL);
  }

  /** A vector that is added to the channels. */
  public static WeightShape bias(int fanOut, double biasStd) {
    return bias(fanOut, biasStd, WeightPlace.WHOLE);
  }

  /** A vector that is added to the channels, in a layer of several arrays. */
  public static WeightShape bias(int fanOut, double biasStd, WeightPlace place) {
    return new WeightShape("b", true, 1, fanOut, biasStd, place, WeightDraw.NORMAL);
  }

  /** The same with initial values drawn from something else. */
  public WeightShape drawnFrom(WeightDraw other) {
    return new WeightShape(name, bias, fanIn, fanOut, std, place, other);
  }
}
