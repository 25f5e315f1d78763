package org.ntklab.models.layers.parallel;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.layer.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;

/**
 * Branches that read one input and are joined again.
 *
 * @param join how they come together
 * @param residual whether it is a residual block, whose last branch a parametrisation may scale
 * @param branches layers in series each; an empty one is the identity
 */
public record Parallel(Join join, boolean residual, List<List<Layer>> branches) implements Layer {
  public Parallel {
    branches = List.copyOf(branches);
  }

  @Override
  public String kind() {
    return "parallel";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    throw new IllegalStateException("a parallel layer wires its branches, it is no node itself");
  }

  @Override
  public boolean dependsOnN() {
    return branches.stream().flatMap(List::stream).anyMatch(Layer::dependsOnN);
  }

  @Override
  public GraphNode wire(GraphBuilder graph, GraphNode input) {
    List<GraphNode> ends = new ArrayList<>();
    for (List<Layer> branch : branches) {
      ends.add(graph.series(branch, input));
    }
    return graph.add(new JoinLayer(join, residual), ends);
  }
}
