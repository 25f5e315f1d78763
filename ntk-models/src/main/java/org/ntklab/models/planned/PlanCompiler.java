package org.ntklab.models.planned;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.ForeignStep;
import org.ntklab.models.plan.ActivationStep;
import org.ntklab.models.plan.JoinSteps;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.plan.StepPlan;
import org.ntklab.models.plan.StepRule;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;
import org.ntklab.models.plan.WeightUpdates;

/**
 * From a layer graph to a step plan: memory for each layer's output, and a step for each layer that
 * does more than hand its numbers on.
 */
final class PlanCompiler {
  private final NetworkDescription description;
  private final LayerGraph graph;
  private final WeightUpdates updates;

  PlanCompiler(NetworkDescription description, WeightUpdates updates) {
    this.description = description;
    this.graph = description.graph();
    this.updates = updates;
  }

  /**
   * A plan whose memory the caller closes.
   *
   * @param capacity rows of a pass at most
   * @param each signals of one example that pass backward at once
   */
  Compiled compile(int capacity, int each) {
    List<Slot> own = new ArrayList<>();
    List<Slot> byNode = new ArrayList<>();
    for (GraphNode node : graph.nodes()) {
      if (node.index() > 0 && rule(node).isIdentity()) {
        byNode.add(byNode.get(node.inputs().get(0)));
      } else {
        boolean trained =
            node.isWeighted() || inputs(node, byNode).stream().anyMatch(Slot::hasSignals);
        Slot slot = new Slot(description.precision(), capacity, each, node.shape().size(), trained);
        own.add(slot);
        byNode.add(slot);
      }
    }
    List<GraphNode> steps =
        graph.nodes().stream()
            .filter(node -> node.index() > 0 && !rule(node).isIdentity())
            .toList();
    Map<GraphNode, boolean[]> adds = adds(steps, byNode);
    List<StepPlan.Entry> entries = new ArrayList<>();
    for (GraphNode node : steps) {
      entries.add(entry(node, capacity, byNode, adds.get(node)));
    }
    Slot output = byNode.get(graph.outputIndex());
    return new Compiled(new StepPlan(capacity, own, byNode.get(0), output, entries), byNode);
  }

  /**
   * A plan, and where its layers' outputs are.
   *
   * @param slots by index of the node
   */
  record Compiled(StepPlan plan, List<Slot> slots) implements AutoCloseable {
    Compiled {
      slots = List.copyOf(slots);
    }

    /** The memory of a layer's output. */
    Slot output(GraphNode node) {
      return slots.get(node.index());
    }

    /** The memory of what a layer reads first. */
    Slot input(GraphNode node) {
      return slots.get(node.inputs().get(0));
    }

    @Override
    public void close() {
      plan.close();
    }
  }

  /**
   * Bytes that one row takes.
   *
   * @param each signals of one example
   */
  static long bytesPerRow(NetworkDescription description, int each) {
    long numbers = description.graph().nodes().stream().mapToLong(n -> n.shape().size()).sum();
    return (1L + each) * numbers * NativeValues.bytes(description.precision());
  }

  private StepPlan.Entry entry(GraphNode node, int capacity, List<Slot> byNode, boolean[] adds) {
    List<Slot> inputs = inputs(node, byNode);
    Map<String, WeightUpdate> own = new LinkedHashMap<>();
    for (Weight weight : graph.weightsOf(node)) {
      own.put(weight.shape().name(), updates.of(weight.name()));
    }
    StepSite site =
        new StepSite(
            node, description.precision(), capacity, inputs, adds, byNode.get(node.index()), own);
    return new StepPlan.Entry(
        node.name(),
        rule(node).bind(site),
        site,
        inputs.stream().anyMatch(Slot::hasSignals),
        node.isWeighted());
  }

  /** In the pass backward the first to write a layer's signals writes, all others add. */
  private static Map<GraphNode, boolean[]> adds(List<GraphNode> steps, List<Slot> byNode) {
    Map<GraphNode, boolean[]> adds = new LinkedHashMap<>();
    Set<Slot> written = new HashSet<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      GraphNode node = steps.get(i);
      boolean[] flags = new boolean[node.inputs().size()];
      for (int input = 0; input < flags.length; input++) {
        flags[input] = !written.add(byNode.get(node.inputs().get(input)));
      }
      adds.put(node, flags);
    }
    return adds;
  }

  private static List<Slot> inputs(GraphNode node, List<Slot> byNode) {
    return node.inputs().stream().map(byNode::get).toList();
  }

  private StepRule rule(GraphNode node) {
    if (node.layer() instanceof JoinLayer join) {
      double multiplier = multiplier(join);
      return site -> JoinSteps.of(join.join(), multiplier, site);
    }
    if (node.layer() instanceof ActivationLayer activation) {
      return site -> new ActivationStep(activation.activation(), site);
    }
    FiniteRule finite = ((FiniteLayer) node.layer()).finite(graph.inputShape(node));
    Optional<StepRule> own = finite.step();
    return own.orElse(site -> new ForeignStep(finite, site));
  }

  private double multiplier(JoinLayer join) {
    return join.residual()
        ? description.parametrisation().residualMultiplier(graph.residualBlocks())
        : 1;
  }
}
