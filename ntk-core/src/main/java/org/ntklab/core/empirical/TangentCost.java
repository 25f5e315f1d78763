package org.ntklab.core.empirical;

import java.util.List;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.reference.Reference;

/**
 * Multiplications that ways to a network's tangent kernel take, to choose the cheapest by: counted
 * from the graph and the number of examples alone, so that the choice, and with it every bit, is
 * the same on any machine. Good to a factor of about two.
 *
 * <p>A layer has T positions, arrays of {@code P = fanIn · fanOut} weights, and there are O
 * outputs. A pass forward of one example takes {@code F = Σ T · P}.
 *
 * @param graph the network
 * @param rows n1
 * @param columns n2
 * @param symmetric whether the columns are the rows: half of the pairs are enough
 */
@Reference(key = "novak2022", where = "Section 3, costs of Jacobian contraction")
public record TangentCost(LayerGraph graph, int rows, int columns, boolean symmetric) {
  /** Products with a vector until λ_max is known to ten digits; 13 to 23 in measured networks. */
  private static final int STEPS = 20;

  /** What a product with a vector takes for a number that it reads, in products of matrices. */
  private static final int READING = 8;

  /** Passes of a product Θv: two forward, signals and gradients backward, one along a direction. */
  private static final int PASSES = 5;

  /** Kernels of examples with themselves. */
  public static TangentCost of(LayerGraph graph, int examples) {
    return new TangentCost(graph, examples, examples, true);
  }

  /**
   * The matrix: a pass forward and one backward an output, {@code n (1 + O) F}, and of each array
   * the cheaper of pairs of positions, {@code T² (fanIn + O² fanOut)} for each pair of examples,
   * and gradients, {@code n O T P} and {@code O² P} for each pair.
   *
   * @param pairs means over outputs have O in the place of O²
   */
  public double matrix(OutputPairs pairs) {
    double outputs = outputs();
    double both = pairs == OutputPairs.MEAN ? outputs : outputs * outputs;
    double sum = examples() * (1 + outputs) * forward();
    for (GraphNode node : graph.weighted()) {
      double positions = positions(node);
      for (WeightShape weight : matrices(node)) {
        double size = (double) weight.fanIn() * weight.fanOut();
        double implicit =
            pairs() * positions * positions * (weight.fanIn() + both * weight.fanOut());
        double explicit = examples() * outputs * positions * size + pairs() * both * size;
        sum += Math.min(implicit, explicit);
      }
    }
    return sum;
  }

  /** The matrix from k random directions: {@code n (1 + k) F}, and k outer products of outputs. */
  public double directions(int count, OutputPairs pairs) {
    double outputs = outputs();
    double both = pairs == OutputPairs.MEAN ? outputs : outputs * outputs;
    return examples() * (1.0 + count) * forward() + count * pairs() * both;
  }

  /** λ_max from the matrix between all outputs, {@code (nO)²} numbers that each step reads. */
  public double largestByMatrix() {
    double size = rows * (double) outputs();
    return matrix(OutputPairs.ALL) + STEPS * READING * size * size;
  }

  /**
   * λ_max from the factors of layers without positions: passes as for the matrix, then in each step
   * and layer {@code n² fanOut}, and two readings of {@code n O fanOut} signals.
   */
  public double largestByFactors() {
    double sum = 0;
    for (GraphNode node : graph.weighted()) {
      sum += node.shape().size();
    }
    double step = rows * (rows + 2.0 * READING * outputs()) * sum;
    return rows * (1.0 + outputs()) * forward() + STEPS * step;
  }

  /** λ_max from products Θv: five passes each. */
  public double largestByProducts() {
    return STEPS * (double) PASSES * rows * forward();
  }

  /** F. */
  private double forward() {
    double sum = 0;
    for (GraphNode node : graph.weighted()) {
      for (WeightShape weight : matrices(node)) {
        sum += (double) positions(node) * weight.fanIn() * weight.fanOut();
      }
    }
    return sum;
  }

  /** Biases count nothing beside them. */
  private static List<WeightShape> matrices(GraphNode node) {
    return node.weights().stream().filter(weight -> !weight.bias()).toList();
  }

  private static int positions(GraphNode node) {
    return node.shape().size() / node.shape().channels();
  }

  private int outputs() {
    return graph.output().shape().size();
  }

  private double examples() {
    return symmetric ? rows : rows + (double) columns;
  }

  private double pairs() {
    return symmetric ? rows * (double) rows / 2 : rows * (double) columns;
  }
}
