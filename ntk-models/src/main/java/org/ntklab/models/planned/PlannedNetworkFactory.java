package org.ntklab.models.planned;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes finite networks that run as step plans. A layer kind without a plan is called in DL4J; a
 * graph whose weighted layers all have none, or one that couples examples, runs there as a whole.
 */
public final class PlannedNetworkFactory implements NetworkFactory {
  private static final Logger LOG = LoggerFactory.getLogger(PlannedNetworkFactory.class);

  /** Raise the number when a change here changes trajectories beyond rounding. */
  private static final String NUMERICS = "plan-1";

  /** Of values and signals of a pass: 1 GiB, on every machine, for pieces change the rounding. */
  private static final long MOST_BYTES = 1L << 30;

  private final long mostBytes;
  private final NetworkFactory plain = new Dl4jNetworkFactory();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** A factory; loads no native library until the first network. */
  @Inject
  public PlannedNetworkFactory() {
    this(MOST_BYTES);
  }

  private PlannedNetworkFactory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** A factory of networks whose passes take less memory, in more pieces. */
  public static PlannedNetworkFactory within(long bytes) {
    return new PlannedNetworkFactory(bytes);
  }

  @Override
  public String numerics() {
    return NUMERICS;
  }

  @Override
  public void check(NetworkDescription description) {
    FiniteReading.check(description);
    FiniteReading.checkUncoupled(description.graph());
  }

  @Override
  public Network create(NetworkDescription description) {
    FiniteReading.check(description);
    LayerGraph graph = description.graph();
    if (FiniteReading.couplesExamples(graph)) {
      return plain.create(description);
    }
    List<GraphNode> foreign =
        graph.nodes().stream().filter(node -> isForeign(graph, node)).toList();
    for (GraphNode node : foreign) {
      if (told.add(node.layer().kind())) {
        LOG.info(
            "layer '{}' has no plan: its kind '{}' runs on DL4J, slowly",
            node.name(),
            node.layer().kind());
      }
    }
    if (!graph.weighted().isEmpty() && foreign.containsAll(graph.weighted())) {
      return plain.create(description);
    }
    // One BLAS thread a network.
    Blas.describe();
    return new PlannedNetwork(description, mostBytes);
  }

  private static boolean isForeign(LayerGraph graph, GraphNode node) {
    return node.layer() instanceof FiniteLayer finite
        && finite.finite(graph.inputShape(node)).step().isEmpty();
  }
}
