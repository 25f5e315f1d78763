package org.ntklab.models.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;

/**
 * Where each weight array lies in the one vector of all parameters: where its DL4J graph has it, so
 * that both can work on the same memory.
 *
 * <p>DL4J takes layers in an order that it finds by removing vertices without incoming edges, first
 * come, first served. A residual branch with a multiplier has a vertex of its own before its join.
 */
final class ParameterLayout {
  private final Map<String, Integer> starts = new LinkedHashMap<>();
  private final int length;

  /**
   * The layout of a graph.
   *
   * @param scaledBranches whether residual branches carry a multiplier
   */
  ParameterLayout(LayerGraph graph, boolean scaledBranches) {
    long at = 0;
    for (GraphNode node : inOrder(graph, scaledBranches)) {
      for (Weight weight : graph.weightsOf(node)) {
        starts.put(weight.name(), Math.toIntExact(at));
        at += (long) weight.shape().fanIn() * weight.shape().fanOut();
      }
    }
    this.length = Math.toIntExact(at);
  }

  /** Number of all parameters. */
  int length() {
    return length;
  }

  /** Where an array begins, by its full name; its W lie {@code [fanOut, fanIn]} by rows. */
  int start(String weight) {
    return starts.get(weight);
  }

  private static List<GraphNode> inOrder(LayerGraph graph, boolean scaledBranches) {
    // Numbers as DL4J gives them: in the order in which vertices were added.
    Map<Integer, GraphNode> nodes = new HashMap<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    Map<Integer, Set<Integer>> incoming = new HashMap<>();
    Map<Integer, Set<Integer>> outgoing = new HashMap<>();
    int next = 0;
    for (GraphNode node : graph.nodes()) {
      List<Integer> inputs = new ArrayList<>();
      node.inputs().forEach(i -> inputs.add(numbers.get(i)));
      if (scaledBranches && node.layer() instanceof JoinLayer join && join.residual()) {
        int last = inputs.size() - 1;
        edges(next, List.of(inputs.get(last)), incoming, outgoing);
        inputs.set(last, next);
        next++;
      }
      edges(next, inputs, incoming, outgoing);
      nodes.put(next, node);
      numbers.put(node.index(), next);
      next++;
    }
    return sorted(nodes, incoming, outgoing);
  }

  private static void edges(
      int vertex,
      List<Integer> inputs,
      Map<Integer, Set<Integer>> incoming,
      Map<Integer, Set<Integer>> outgoing) {
    incoming.put(vertex, new HashSet<>(inputs));
    inputs.forEach(from -> outgoing.computeIfAbsent(from, any -> new HashSet<>()).add(vertex));
  }

  private static List<GraphNode> sorted(
      Map<Integer, GraphNode> nodes,
      Map<Integer, Set<Integer>> incoming,
      Map<Integer, Set<Integer>> outgoing) {
    Deque<Integer> open = new ArrayDeque<>();
    incoming.forEach(
        (vertex, from) -> {
          if (from.isEmpty()) {
            open.add(vertex);
          }
        });
    List<GraphNode> order = new ArrayList<>();
    while (!open.isEmpty()) {
      int vertex = open.removeFirst();
      if (nodes.containsKey(vertex)) {
        order.add(nodes.get(vertex));
      }
      for (int reader : outgoing.getOrDefault(vertex, Set.of())) {
        incoming.get(reader).remove(vertex);
        if (incoming.get(reader).isEmpty()) {
          open.add(reader);
        }
      }
    }
    return order;
  }
}
