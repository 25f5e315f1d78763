package org.ntklab.core.layer;

/**
 * One weight array of a graph.
 *
 * @param layer name of its layer in the graph: {@code dense-1}
 * @param role where the layer stands
 * @param shape what the layer says of the array
 */
public record Weight(String layer, Role role, WeightShape shape) {
  /** Name in the whole graph: {@code dense-1/W}. */
  public String name() {
    return layer + "/" + shape.name();
  }

  /**
   * The dimension n that goes to infinity: fan-out of input layers and of input and hidden biases,
   * fan-in of hidden and output layers; 1 where there is none.
   */
  public int width() {
    return switch (role) {
      case INPUT -> shape.fanOut();
      case HIDDEN -> shape.bias() ? shape.fanOut() : shape.fanIn();
      case OUTPUT -> shape.bias() ? 1 : shape.fanIn();
      case DIRECT -> 1;
    };
  }
}
