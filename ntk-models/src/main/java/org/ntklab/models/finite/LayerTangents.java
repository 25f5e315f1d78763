package org.ntklab.models.finite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.models.tangent.LayerTangent;
import org.ntklab.models.tangent.Rates;

/** How each weighted layer's part of the tangent kernel is made. */
public final class LayerTangents {
  private LayerTangents() {}

  /**
   * The tangents of a network's layers by name, in graph order.
   *
   * @param weights an effective weight array at present, {@code [fanIn, fanOut]}
   */
  public static Map<String, LayerTangent> of(
      NetworkDescription description, Function<Weight, Matrix> weights) {
    LayerGraph graph = description.graph();
    Map<String, LayerTangent> tangents = new LinkedHashMap<>();
    for (GraphNode node : graph.weighted()) {
      Map<String, Weight> arrays = new LinkedHashMap<>();
      for (Weight weight : graph.weightsOf(node)) {
        arrays.put(weight.shape().name(), weight);
      }
      Rates layerRates = rates(description, node);
      FiniteRule rule = ((FiniteLayer) node.layer()).finite(graph.inputShape(node));
      tangents.put(
          node.name(),
          (x, x2) -> rule.tangent(x, x2, layerRates, array -> weights.apply(arrays.get(array))));
    }
    return tangents;
  }

  /** The kernel rates of a layer's weight arrays. */
  public static Rates rates(NetworkDescription description, GraphNode node) {
    Map<String, Double> rates = new LinkedHashMap<>();
    for (Weight weight : description.graph().weightsOf(node)) {
      rates.put(weight.shape().name(), description.parametrisation().scaling(weight).kernelRate());
    }
    return new Rates(rates);
  }
}
