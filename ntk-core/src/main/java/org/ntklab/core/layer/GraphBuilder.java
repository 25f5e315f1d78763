package org.ntklab.core.layer;

import java.util.ArrayList;
import java.util.List;

/** Lays out the nodes of one graph in topological order. Not safe for threads. */
public final class GraphBuilder {
  private final Sizes sizes;
  private final List<GraphNode> nodes = new ArrayList<>();
  private int weighted;

  GraphBuilder(Shape input, Sizes sizes) {
    this.sizes = sizes;
    nodes.add(new GraphNode(0, "input", new InputLayer(input), List.of(), input, List.of()));
  }

  /**
   * Adds a node behind others.
   *
   * @throws GraphException when the layer cannot take its inputs
   */
  public GraphNode add(Layer layer, List<GraphNode> inputs) {
    int index = nodes.size();
    try {
      Shape shape = layer.output(inputs.stream().map(GraphNode::shape).toList(), sizes);
      List<WeightShape> weights = layer.weights(inputs.get(0).shape(), shape, sizes);
      String name =
          weights.isEmpty() ? layer.kind() + "." + index : layer.kind() + "-" + ++weighted;
      List<Integer> from = inputs.stream().map(GraphNode::index).toList();
      GraphNode node = new GraphNode(index, name, layer, from, shape, weights);
      nodes.add(node);
      return node;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new GraphException(layer.kind() + " (node " + index + "): " + e.getMessage(), e);
    }
  }

  /** Adds layers in series behind a node; the node itself when there are none. */
  public GraphNode series(List<Layer> layers, GraphNode input) {
    GraphNode last = input;
    for (Layer layer : layers) {
      last = layer.wire(this, last);
    }
    return last;
  }

  LayerGraph build(List<Layer> layers) {
    GraphNode output = series(layers, nodes.get(0));
    return new LayerGraph(nodes, output.index());
  }
}
