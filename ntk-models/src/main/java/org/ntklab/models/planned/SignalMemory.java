package org.ntklab.models.planned;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.plan.NativeValues;

/** Runs a network forward and backward, and keeps what passed through its layers. */
final class SignalMemory implements AutoCloseable {
  private static final long MOST_SPARE_BYTES = 1L << 26;

  private final NetworkDescription description;
  private final LayerGraph graph;
  private final List<GraphNode> layers;
  private final SignalPasses passes;
  private Held spare;

  /**
   * The memory of these layers.
   *
   * @param layers with weights
   * @param own the network's passes
   * @param another passes of the same network with so many signals of one example at once
   */
  SignalMemory(
      NetworkDescription description,
      List<GraphNode> layers,
      Passes own,
      IntFunction<Passes> another) {
    this.description = description;
    this.graph = description.graph();
    this.layers = List.copyOf(layers);
    this.passes = new SignalPasses(graph, layers, own, another);
  }

  /** What is kept of a set of examples; to be closed, by which it may serve the next set. */
  final class Held implements AutoCloseable {
    private final int examples;
    private final Map<String, LayerMemory> byLayer = new LinkedHashMap<>();
    private long bytes;

    private Held(int examples) {
      this.examples = examples;
      int outputs = graph.output().shape().size();
      for (GraphNode node : layers) {
        int inputs = graph.inputShape(node).size();
        int size = node.shape().size();
        byLayer.put(
            node.name(), LayerMemory.of(description.precision(), examples, outputs, inputs, size));
        bytes +=
            (inputs + (long) outputs * size)
                * examples
                * NativeValues.bytes(description.precision());
      }
    }

    int examples() {
      return examples;
    }

    LayerMemory of(String layer) {
      return byLayer.get(layer);
    }

    @Override
    public void close() {
      if (spare == null && bytes <= MOST_SPARE_BYTES) {
        spare = this;
      } else {
        free();
      }
    }

    private void free() {
      byLayer.values().forEach(LayerMemory::close);
    }
  }

  /** Memory of as many examples as wanted, used before where possible: new pages cost time. */
  private Held memory(int examples) {
    Held held = spare;
    spare = null;
    if (held == null || held.examples != examples) {
      if (held != null) {
        held.free();
      }
      held = new Held(examples);
    }
    return held;
  }

  /**
   * Passes all examples.
   *
   * @param threads at least 1
   */
  Held of(Matrix x, int threads) {
    Held held = memory(x.rows());
    if (!layers.isEmpty() && x.rows() > 0) {
      passes.of(x, threads, held);
    }
    return held;
  }

  @Override
  public void close() {
    passes.close();
    if (spare != null) {
      spare.free();
    }
  }
}
