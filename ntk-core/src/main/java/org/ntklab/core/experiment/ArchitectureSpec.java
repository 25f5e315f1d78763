package org.ntklab.core.experiment;

import java.util.List;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;

/**
 * An architecture at a width.
 *
 * @param name the named architecture, or {@code layers} for a list
 * @param layers what it is made of, widths still in n
 * @param width n
 */
public record ArchitectureSpec(String name, List<Layer> layers, int width) {
  public ArchitectureSpec {
    layers = List.copyOf(layers);
  }

  /** The graph on examples of a shape, with so many outputs. */
  public LayerGraph graph(Shape input, int outputs) {
    return LayerGraph.of(layers, input, new Sizes(width, outputs));
  }

  /** The same at another width. */
  public ArchitectureSpec atWidth(int n) {
    return new ArchitectureSpec(name, layers, n);
  }

  /** Whether anything grows with n. */
  public boolean dependsOnN() {
    return layers.stream().anyMatch(Layer::dependsOnN);
  }
}
