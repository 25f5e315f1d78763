package org.ntklab.models.finite;

import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.problem.RefusedException;

/** Whether a graph can be read as a finite network. */
public final class FiniteReading {
  private FiniteReading() {}

  /**
   * Refuses a network with a layer that has no finite reading, or that the parametrisation cannot
   * scale.
   *
   * @throws RefusedException naming it
   */
  public static void check(NetworkDescription description) {
    check(description.graph());
    description.graph().weights().forEach(description.parametrisation()::scaling);
  }

  /**
   * Refuses a graph with a layer that has no finite reading.
   *
   * @throws RefusedException naming the layer
   */
  public static void check(LayerGraph graph) {
    for (GraphNode node : graph.nodes()) {
      Layer layer = node.layer();
      boolean known =
          node.index() == 0
              || layer instanceof FiniteLayer
              || layer instanceof JoinLayer
              || layer instanceof ActivationLayer;
      if (!known) {
        throw new RefusedException(
            "layer '"
                + node.name()
                + "' cannot be trained: the kind '"
                + layer.kind()
                + "' has no finite reading");
      }
    }
  }

  /** Whether a layer couples the examples of a batch. */
  public static boolean couplesExamples(LayerGraph graph) {
    return graph.nodes().stream().anyMatch(node -> couplesExamples(graph, node));
  }

  private static boolean couplesExamples(LayerGraph graph, GraphNode node) {
    return node.layer() instanceof FiniteLayer finite
        && finite.finite(graph.inputShape(node)).couplesExamples();
  }

  /**
   * Refuses a graph with a layer that couples examples: it can be trained, and has no tangent
   * kernel.
   *
   * @throws RefusedException naming the layer
   */
  public static void checkUncoupled(LayerGraph graph) {
    for (GraphNode node : graph.nodes()) {
      Layer layer = node.layer();
      if (couplesExamples(graph, node)) {
        throw new RefusedException(
            "layer '"
                + node.name()
                + "' couples the examples of a batch: a network with '"
                + layer.kind()
                + "' trains no function of one example and has no tangent kernel, which 'ntk run'"
                + " traces at every checkpoint;"
                + " 'layer-norm' normalises each example by itself and has one");
      }
    }
  }
}
