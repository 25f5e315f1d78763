package org.ntklab.core.layer;

/**
 * One weight array of a graph.
 *
 * @param layer name of its layer in the graph: {@code dense-1}
 * @param role where the layer stands
 * @param shape what the layer says of the array
 * @param branchOf number L of residual blocks of the graph when the array lies in the scaled (last)
 *     branch of one of them; 0 elsewhere
 */
public record Weight(String layer, Role role, WeightShape shape, int branchOf) {
  /** An array outside residual branches. */
  public Weight(String layer, Role role, WeightShape shape) {
    this(layer, role, shape, 0);
  }

  /** Whether a residual multiplier stands between the array and the outputs. */
  public boolean inResidualBranch() {
    return branchOf > 0;
  }

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
