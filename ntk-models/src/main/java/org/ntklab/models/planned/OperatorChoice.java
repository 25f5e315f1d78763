package org.ntklab.models.planned;

import org.ntklab.core.empirical.TangentCost;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;

/**
 * By which way λ_max of a network's tangent kernel is found: the cheapest by {@link TangentCost},
 * which depends on network and number of examples alone.
 *
 * @param graph the network
 * @param products whether products Θv are known of it
 */
record OperatorChoice(LayerGraph graph, boolean products) {
  /** A way to apply Θ. */
  enum Way {
    /** Θ between all outputs. */
    MATRIX,
    /** Layer by layer in factors, (AAᵀ) and B, of networks without positions. */
    FACTORS,
    /** J D Jᵀ v. */
    PRODUCTS
  }

  /** The cheapest way. */
  Way of(int examples) {
    TangentCost cost = TangentCost.of(graph, examples);
    double size = examples * (double) graph.output().shape().size();
    double matrix = size * size <= Matrix.MOST_VALUES ? cost.largestByMatrix() : Double.MAX_VALUE;
    double factors = isFactored() ? cost.largestByFactors() : Double.POSITIVE_INFINITY;
    double through = products ? cost.largestByProducts() : Double.POSITIVE_INFINITY;
    if (matrix <= Math.min(factors, through)) {
      return Way.MATRIX;
    }
    return factors <= through ? Way.FACTORS : Way.PRODUCTS;
  }

  private boolean isFactored() {
    return graph.weighted().stream().map(GraphNode::shape).allMatch(shape -> shape.isVector());
  }
}
