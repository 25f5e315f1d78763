package org.ntklab.models.planned;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.tangent.SignalSource;
import org.ntklab.models.tangent.Signals;

/** Inputs and signals of every weighted layer, from a plan's memory. */
final class PlannedSignals implements SignalSource {
  private final LayerGraph graph;
  private final Passes passes;

  PlannedSignals(LayerGraph graph, Passes passes) {
    this.graph = graph;
    this.passes = passes;
  }

  /** One pass forward, and one backward for each output with ones in its column. */
  @Override
  public Map<String, Signals> signals(Matrix x) {
    int outputs = graph.output().shape().size();
    Map<String, Signals> signals = new LinkedHashMap<>();
    for (GraphNode node : graph.weighted()) {
      int inputs = graph.nodes().get(node.inputs().get(0)).shape().size();
      signals.put(
          node.name(),
          new Signals(
              Matrix.zeros(x.rows(), inputs),
              Matrix.zeros(x.rows() * outputs, node.shape().size())));
    }
    passes.forward(
        x,
        (compiled, from, rows) -> {
          for (GraphNode node : graph.weighted()) {
            Matrix into = signals.get(node.name()).inputs();
            compiled.input(node).values().copyTo(into.rowRange(from, from + rows));
          }
          for (int o = 0; o < outputs; o++) {
            compiled.plan().signalsOf(o, rows);
            for (GraphNode node : graph.weighted()) {
              Matrix into = signals.get(node.name()).signals();
              interleave(compiled.output(node), rows, into, from * outputs + o, outputs);
            }
          }
        });
    return signals;
  }

  private static void interleave(Slot slot, int rows, Matrix into, int first, int stride) {
    NativeValues from = slot.signals();
    int size = slot.size();
    for (int i = 0; i < rows; i++) {
      int row = first + i * stride;
      from.copyTo(i * size, into.rowRange(row, row + 1));
    }
  }
}
