package org.ntklab.core.layer;

import java.util.List;

/**
 * One layer at its place in a graph.
 *
 * @param index place in topological order; 0 is the graph's input
 * @param name unique in the graph: {@code dense-1} for the first weighted layer, {@code relu.2} for
 *     a layer without weights at index 2
 * @param layer what the node computes; the input's is {@link InputLayer}
 * @param inputs indices of the nodes it reads, in order
 * @param shape shape of one example's output
 * @param weights its weight arrays; empty for layers without
 */
public record GraphNode(
    int index,
    String name,
    Layer layer,
    List<Integer> inputs,
    Shape shape,
    List<WeightShape> weights) {
  public GraphNode {
    inputs = List.copyOf(inputs);
    weights = List.copyOf(weights);
  }

  /** Whether the node has weights to train. */
  public boolean isWeighted() {
    return !weights.isEmpty();
  }
}
