package org.ntklab.models.planned;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.models.contraction.TangentRule;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.LayerTangents;
import org.ntklab.models.tangent.EmpiricalTangentKernel;
import org.ntklab.models.tangent.LayerTangent;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.SignalSource;

/** Which layers of a network are contracted from a plan's memory, and which the plain way. */
final class TangentLayers {
  private TangentLayers() {}

  /** Weighted layers whose kind has a contraction. */
  static List<GraphNode> contracted(LayerGraph graph) {
    return graph.weighted().stream().filter(node -> rule(graph, node).isPresent()).toList();
  }

  /**
   * The kernel of a network.
   *
   * @param memory of the layers that are {@link #contracted}
   * @param signals of all layers
   * @param weights an effective weight array at present, {@code [fanIn, fanOut]}
   */
  static PlannedTangentKernel kernel(
      NetworkDescription description,
      SignalMemory memory,
      SignalSource signals,
      WeightDirections directions,
      Function<Weight, Matrix> weights) {
    LayerGraph graph = description.graph();
    int outputs = graph.output().shape().size();
    Map<String, LayerTangent> plain = LayerTangents.of(description, weights);
    Map<String, LayerTangent> others = new LinkedHashMap<>(plain);
    Map<String, PlannedTangentKernel.Contracted> layers = new LinkedHashMap<>();
    for (GraphNode node : contracted(graph)) {
      Rates rates = LayerTangents.rates(description, node);
      layers.put(
          node.name(), new PlannedTangentKernel.Contracted(rule(graph, node).orElseThrow(), rates));
      others.remove(node.name());
    }
    return new PlannedTangentKernel(
        memory,
        layers,
        new EmpiricalTangentKernel(signals, plain, outputs),
        new EmpiricalTangentKernel(signals, others, outputs),
        List.copyOf(plain.keySet()),
        directions,
        graph,
        1);
  }

  private static Optional<TangentRule> rule(LayerGraph graph, GraphNode node) {
    return ((FiniteLayer) node.layer()).finite(graph.inputShape(node)).contraction();
  }
}
