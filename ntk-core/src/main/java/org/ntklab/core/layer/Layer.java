package org.ntklab.core.layer;

import java.util.List;

/**
 * The meaning of one entry of a {@code layers:} list: a validated, immutable value.
 *
 * <p>A layer kind is a {@code Kind<Layer>}; its layers implement one interface more for each
 * reading they have (finite network, kernel), which the modules of those readings define.
 */
public interface Layer {
  /** Name of the layer's kind, as it is written: {@code dense}. */
  String kind();

  /**
   * Shape of one example's output.
   *
   * @param inputs shapes of the inputs, in order; one but for joins
   * @throws IllegalArgumentException when the layer cannot take such inputs; the message says what
   *     it found and what would do
   */
  Shape output(List<Shape> inputs, Sizes sizes);

  /**
   * The layer's weight arrays, by the shapes of input and output at some sizes; none by default.
   */
  default List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
    return List.of();
  }

  /** Whether the layer's size grows with n; a width sweep needs one that does. */
  default boolean dependsOnN() {
    return false;
  }

  /**
   * Adds the layer behind a node of a graph that is being built: one node by default; layers that
   * hold layers add those.
   *
   * @return the node that carries the output
   */
  default GraphNode wire(GraphBuilder graph, GraphNode input) {
    return graph.add(this, List.of(input));
  }
}
