package org.ntklab.core.empirical;

import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.random.RandomStreams;

/**
 * Finite networks of a graph at initialisation, one a draw of the weights. Draw 0 of seed S is the
 * network that training with seed S starts from.
 *
 * @param factory makes the networks
 * @param graph its output is a vector, of O numbers
 * @param parametrisation initial deviations, and the rates that weight Θ
 * @param precision type of the weights and of products
 * @param seed S
 */
public record InitialNetworks(
    NetworkFactory factory,
    LayerGraph graph,
    Parametrisation parametrisation,
    Precision precision,
    long seed) {

  /** The streams of a draw: the seed's own for draw 0, else the branch {@code draws/d} of it. */
  public static RandomStreams streams(long seed, int draw) {
    RandomStreams root = new RandomStreams(seed);
    return draw == 0 ? root : root.branch("draws/" + draw);
  }

  /** The streams of a draw. */
  public RandomStreams streams(int draw) {
    return streams(seed, draw);
  }

  /**
   * Refuses what has no tangent kernel, without making a network.
   *
   * @throws RefusedException naming the layer, when it has no finite reading, couples the examples
   *     of a batch, or leaves positions in the output
   */
  public void check() {
    GraphNode output = graph.output();
    if (!output.shape().isVector()) {
      throw new RefusedException(
          ("the output of '%s' keeps positions, its shape is %s: end the graph with 'flatten' or"
                  + " 'global-average-pool'")
              .formatted(output.name(), output.shape()));
    }
    factory.check(description(0));
  }

  /** A draw's network, to be closed. */
  public Network draw(int number) {
    return factory.create(description(number));
  }

  /** O. */
  int outputs() {
    return graph.output().shape().size();
  }

  /** What one example leaves behind in all layers, with a number of signals in weighted ones. */
  long valuesOfExample(int signals) {
    long values = 0;
    for (GraphNode node : graph.nodes()) {
      values += node.shape().size() * (1L + (node.isWeighted() ? 1 + signals : 1));
    }
    return values;
  }

  /**
   * Checks that examples fit the graph.
   *
   * @throws IllegalArgumentException when they do not
   */
  void checkFeatures(Matrix x) {
    Shape input = graph.input().shape();
    if (x.columns() != input.size()) {
      throw new IllegalArgumentException(
          "inputs have %d features, the graph expects %s = %d"
              .formatted(x.columns(), input, input.size()));
    }
  }

  /** The optimiser makes no step. */
  private NetworkDescription description(int draw) {
    return new NetworkDescription(
        graph, parametrisation, new Sgd(), 1, precision, streams(seed, draw));
  }
}
