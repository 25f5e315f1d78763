package org.ntklab.models.planned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.ParallelTiles;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Slot;

/**
 * Runs a network forward and, for each output, backward, and keeps what passed through its layers;
 * on several threads with a plan each, pieces of the examples side by side.
 */
final class SignalMemory implements AutoCloseable {
  /** Pieces that the examples fall into, unless those would be too small or too large. */
  private static final int PIECES = 2;

  /** Rows of a piece: enough for products at full speed. */
  private static final int LEAST_ROWS = 64;

  private static final int MOST_ROWS = 256;

  private static final long MOST_SPARE_BYTES = 1L << 26;

  /** Parts of the outputs of all pieces together: more threads find nothing to do. */
  private static final int MOST_PARTS = 8;

  private final NetworkDescription description;
  private final LayerGraph graph;
  private final List<GraphNode> layers;
  private final Supplier<Passes> another;
  private final List<Passes> workers = new ArrayList<>();
  private Held spare;

  /**
   * The memory of these layers.
   *
   * @param layers with weights
   * @param own the network's passes, of the first thread
   * @param another passes of the same network for a further thread
   */
  SignalMemory(
      NetworkDescription description,
      List<GraphNode> layers,
      Passes own,
      Supplier<Passes> another) {
    this.description = description;
    this.graph = description.graph();
    this.layers = List.copyOf(layers);
    this.another = another;
    this.workers.add(own);
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
    // Other workers read the same weights.
    workers.get(0).settle();
    Held held = memory(x.rows());
    if (!layers.isEmpty() && x.rows() > 0) {
      pass(x, threads, graph.output().shape().size(), held);
    }
    return held;
  }

  /** Pieces of rows, and of each its outputs in as many parts as there would be idle threads. */
  private void pass(Matrix x, int threads, int outputs, Held held) {
    int wanted = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, (x.rows() + PIECES - 1) / PIECES));
    int size = Math.min(wanted, workers.get(0).most());
    int pieces = (x.rows() + size - 1) / size;
    int parts = Math.min(outputs, Math.max(1, MOST_PARTS / pieces));
    int tasks = pieces * parts;
    int used = Math.min(threads, tasks);
    while (workers.size() < used) {
      workers.add(another.get());
    }
    ParallelTiles.forEach(
        used,
        used,
        worker -> {
          Passes passes = workers.get(worker);
          PlanCompiler.Compiled compiled = null;
          int passed = -1;
          for (int task = worker; task < tasks; task += used) {
            int piece = task / parts;
            int from = piece * size;
            int rows = Math.min(size, x.rows() - from);
            if (piece != passed) {
              compiled = passes.forward(x, from, rows);
              passed = piece;
            }
            keep(compiled, from, rows, task % parts, parts, held);
          }
        });
  }

  /** Inputs of a piece, and the signals of every {@code parts}-th output. */
  private void keep(
      PlanCompiler.Compiled compiled, int from, int rows, int part, int parts, Held held) {
    if (part == 0) {
      for (GraphNode node : layers) {
        LayerMemory memory = held.of(node.name());
        int size = memory.inputSize();
        memory.inputs().assign(from * size, compiled.input(node).values(), 0, rows * size);
      }
    }
    int outputs = graph.output().shape().size();
    for (int o = part; o < outputs; o += parts) {
      compiled.plan().signalsOf(o, rows);
      for (GraphNode node : layers) {
        take(compiled.output(node), rows, held.of(node.name()), from, o);
      }
    }
  }

  private static void take(Slot from, int rows, LayerMemory into, int first, int output) {
    int size = from.size();
    int outputs = into.outputs();
    NativeValues source = from.signals();
    NativeValues target = into.signals();
    for (int i = 0; i < rows; i++) {
      target.assign(((first + i) * outputs + output) * size, source, i * size, size);
    }
  }

  @Override
  public void close() {
    workers.subList(1, workers.size()).forEach(Passes::close);
    if (spare != null) {
      spare.free();
    }
  }
}
