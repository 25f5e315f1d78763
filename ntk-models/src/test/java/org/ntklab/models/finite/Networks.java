package org.ntklab.models.finite;

import java.util.function.UnaryOperator;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.random.RandomStreams;

/** Descriptions, data and steps as the tests want them. */
final class Networks {
  static final long SEED = 11;

  private Networks() {}

  static NetworkDescription describe(LayerGraph graph, Optimiser optimiser, double eta) {
    return new NetworkDescription(
        graph, Powers.MIXED, optimiser, eta, Precision.DOUBLE, new RandomStreams(SEED));
  }

  /** Plain gradient descent in double precision, its kernel rates different for every array. */
  static NetworkDescription describe(LayerGraph graph) {
    return describe(graph, new Sgd(), 0.02);
  }

  static NetworkDescription in(Precision precision, NetworkDescription d) {
    return new NetworkDescription(
        d.graph(), d.parametrisation(), d.optimiser(), d.learningRate(), precision, d.random());
  }

  static NetworkDescription with(Parametrisation scaling, NetworkDescription d) {
    return new NetworkDescription(
        d.graph(), scaling, d.optimiser(), d.learningRate(), d.precision(), d.random());
  }

  static NetworkDescription with(long seed, NetworkDescription d) {
    return new NetworkDescription(
        d.graph(),
        d.parametrisation(),
        d.optimiser(),
        d.learningRate(),
        d.precision(),
        new RandomStreams(seed));
  }

  static Dl4jNetwork create(NetworkDescription description) {
    return (Dl4jNetwork) new Dl4jNetworkFactory().create(description);
  }

  /** Standard normal entries. */
  static Matrix normal(String name, int rows, int columns) {
    return Matrix.of(rows, columns, new RandomStreams(SEED).normals(name, rows * columns));
  }

  /** ∂/∂h of ½ mean (h − y)². */
  static UnaryOperator<Matrix> towards(Matrix y) {
    return h -> h.addScaled(-1, y).scale(1.0 / (y.rows() * y.columns()));
  }

  static void train(Network network, Matrix x, Matrix y, int steps) {
    for (int step = 0; step < steps; step++) {
      network.step(x, towards(y));
    }
  }

  /** Largest difference of two matrices, relative to the largest entry of the first. */
  static double difference(Matrix expected, Matrix found) {
    double scale = expected.maxAbs();
    return found.copy().addScaled(-1, expected).maxAbs() / (scale == 0 ? 1 : scale);
  }
}
