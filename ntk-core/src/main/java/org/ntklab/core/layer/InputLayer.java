package org.ntklab.core.layer;

import java.util.List;

/**
 * The data, as node 0 of every graph.
 *
 * @param shape shape of one example
 */
public record InputLayer(Shape shape) implements Layer {
  @Override
  public String kind() {
    return "input";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return shape;
  }
}
