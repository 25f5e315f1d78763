package org.ntklab.conformance.graph;

import jakarta.inject.Inject;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.random.RandomStreams;

/**
 * What checks build with.
 *
 * @param language reads lists of layers
 * @param networks makes finite networks
 * @param infinite makes kernels of infinitely wide ones
 */
public record Workbench(LayerLanguage language, NetworkFactory networks, InfiniteWidth infinite) {
  /** Root of all randomness, so that checks find the same every time. */
  public static final long SEED = 20;

  @Inject
  public Workbench {}

  /** A network of plain gradient descent in double precision; the caller closes it. */
  Network network(LayerGraph graph, Parametrisation parametrisation, double rate, long seed) {
    return networks.create(description(graph, parametrisation, new Sgd(), rate, seed));
  }

  /** All of a network, in double precision. */
  public static NetworkDescription description(
      LayerGraph graph, Parametrisation parametrisation, Optimiser rule, double rate, long seed) {
    return new NetworkDescription(
        graph, parametrisation, rule, rate, Precision.DOUBLE, new RandomStreams(seed));
  }

  /** Standard normal numbers of a name, {@code [rows, columns]}. */
  public static Matrix normal(String name, int rows, int columns) {
    return Matrix.of(rows, columns, new RandomStreams(SEED).normals(name, rows * columns));
  }
}
