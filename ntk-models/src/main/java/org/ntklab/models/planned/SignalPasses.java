package org.ntklab.models.planned;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.ParallelTiles;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Slot;

/**
 * Passes of a network forward and backward that say what went through its layers: pieces of the
 * examples side by side on several threads with a plan each, and the signals of all outputs in one
 * pass backward where every layer can carry them, in one pass for each output where not.
 */
final class SignalPasses implements AutoCloseable {
  /** Pieces that the examples fall into, unless those would be too small or too large. */
  private static final int PIECES = 2;

  /** Rows of signals in a piece: enough for products at full speed. */
  private static final int LEAST_ROWS = 64;

  private static final int MOST_ROWS = 256;

  /** More of them where outputs pass together: of their values there are few. */
  private static final int MOST_WIDE_ROWS = 1024;

  /** Signals of a layer in a piece: those of images are to stay near the processor. */
  private static final int MOST_NUMBERS = 1 << 21;

  /** Parts of the outputs of all pieces together: more threads find nothing to do. */
  private static final int MOST_PARTS = 8;

  private final LayerGraph graph;
  private final int outputs;
  private final List<GraphNode> layers;
  private final Passes own;
  private final IntFunction<Passes> another;
  private final List<Passes> workers = new ArrayList<>();

  /** Signals of one example in a pass; 0 until it is known. */
  private int each;

  /**
   * Passes that say what went through these layers.
   *
   * @param layers with weights
   * @param own the network's passes
   * @param another passes of the same network with so many signals of one example at once
   */
  SignalPasses(LayerGraph graph, List<GraphNode> layers, Passes own, IntFunction<Passes> another) {
    this.graph = graph;
    this.outputs = graph.output().shape().size();
    this.layers = List.copyOf(layers);
    this.own = own;
    this.another = another;
  }

  /**
   * Passes all examples.
   *
   * @param threads at least 1
   * @param held where everything goes
   */
  void of(Matrix x, int threads, SignalMemory.Held held) {
    // Other plans read the same weights.
    own.settle();
    if (each == 0) {
      begin();
    }
    int size = pieceSize(x.rows());
    int pieces = parts(x.rows(), size);
    // Of each piece its outputs in as many parts as there would be idle threads.
    int parts = Math.min(outputs / each, Math.max(1, MOST_PARTS / pieces));
    int tasks = pieces * parts;
    int used = Math.min(threads, tasks);
    while (workers.size() < used) {
      workers.add(another.apply(each));
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
            if (task % parts == 0) {
              inputs(compiled, from, rows, held);
            }
            if (each > 1) {
              allSignals(compiled, from, rows, held);
            } else {
              signals(compiled, from, rows, task % parts, parts, held);
            }
          }
        });
  }

  private void begin() {
    if (outputs > 1) {
      Passes wide = another.apply(outputs);
      if (wide.fits() && wide.plan().takesManySignals()) {
        each = outputs;
        workers.add(wide);
        return;
      }
      wide.close();
    }
    each = 1;
    workers.add(own);
  }

  /** Rows of a piece; of many pieces an even number of equal ones. */
  private int pieceSize(int rows) {
    int least = Math.max(1, LEAST_ROWS / each);
    int most = Math.min(mostRows(), workers.get(0).most());
    int wanted = Math.max(least, parts(rows, PIECES));
    if (wanted > most) {
      wanted = parts(rows, PIECES * parts(parts(rows, most), PIECES));
    }
    return Math.min(wanted, most);
  }

  private int mostRows() {
    if (each == 1) {
      return MOST_ROWS;
    }
    int largest = graph.nodes().stream().mapToInt(node -> node.shape().size()).max().orElse(1);
    long rows = Math.min(MOST_WIDE_ROWS, MOST_NUMBERS / Math.max(1, largest));
    return (int) Math.max(1, rows / each);
  }

  private static int parts(int whole, int part) {
    return (whole + part - 1) / part;
  }

  private void inputs(PlanCompiler.Compiled compiled, int from, int rows, SignalMemory.Held held) {
    for (GraphNode node : layers) {
      LayerMemory memory = held.of(node.name());
      int size = memory.inputSize();
      memory.inputs().assign(from * size, compiled.input(node).values(), 0, rows * size);
    }
  }

  private void allSignals(
      PlanCompiler.Compiled compiled, int from, int rows, SignalMemory.Held held) {
    compiled.plan().signalsOfAll(rows);
    for (GraphNode node : layers) {
      LayerMemory memory = held.of(node.name());
      int size = outputs * memory.outputSize();
      memory.signals().assign(from * size, compiled.output(node).signals(), 0, rows * size);
    }
  }

  /** Of every {@code parts}-th output, one after the other. */
  private void signals(
      PlanCompiler.Compiled compiled,
      int from,
      int rows,
      int part,
      int parts,
      SignalMemory.Held held) {
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
    workers.stream().filter(passes -> passes != own).forEach(Passes::close);
  }
}
