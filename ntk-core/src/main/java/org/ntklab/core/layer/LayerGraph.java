package org.ntklab.core.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An architecture at one width: a directed acyclic graph of layers with all shapes known.
 * Immutable.
 *
 * @param nodes in topological order; node 0 is the input
 * @param outputIndex the node that is the network's output
 */
public record LayerGraph(List<GraphNode> nodes, int outputIndex) {
  public LayerGraph {
    nodes = List.copyOf(nodes);
  }

  /**
   * Builds the graph of layers in series.
   *
   * @throws GraphException when layers do not fit together
   */
  public static LayerGraph of(List<Layer> layers, Shape input, Sizes sizes) {
    return new GraphBuilder(input, sizes).build(layers);
  }

  /** The data's node. */
  public GraphNode input() {
    return nodes.get(0);
  }

  /** The output's node. */
  public GraphNode output() {
    return nodes.get(outputIndex);
  }

  /** Shape of what a node reads: of its first input, which is the only one but for joins. */
  public Shape inputShape(GraphNode node) {
    return nodes.get(node.inputs().get(0)).shape();
  }

  /** Nodes with weights, in graph order. */
  public List<GraphNode> weighted() {
    return nodes.stream().filter(GraphNode::isWeighted).toList();
  }

  /** All weight arrays, in graph order. */
  public List<Weight> weights() {
    List<Weight> weights = new ArrayList<>();
    for (GraphNode node : weighted()) {
      weights.addAll(weightsOf(node));
    }
    return List.copyOf(weights);
  }

  /** The weight arrays of one node with their role. */
  public List<Weight> weightsOf(GraphNode node) {
    boolean after = isAfterWeights(node);
    boolean before = isBeforeWeights(node);
    int branchOf = isInResidualBranch(node) ? residualBlocks() : 0;
    return node.weights().stream()
        .map(
            shape ->
                new Weight(
                    node.name(),
                    role(
                        after || !shape.place().readsInput(),
                        before || !shape.place().makesOutput()),
                    shape,
                    branchOf))
        .toList();
  }

  /** Where a weighted node stands: whether other weights come before it, and behind it. */
  public Role role(GraphNode node) {
    return role(isAfterWeights(node), isBeforeWeights(node));
  }

  private static Role role(boolean afterWeights, boolean beforeWeights) {
    if (afterWeights) {
      return beforeWeights ? Role.HIDDEN : Role.OUTPUT;
    }
    return beforeWeights ? Role.INPUT : Role.DIRECT;
  }

  private boolean isAfterWeights(GraphNode node) {
    return ancestors(node).stream().anyMatch(i -> nodes.get(i).isWeighted());
  }

  private boolean isBeforeWeights(GraphNode node) {
    return nodes.stream()
        .anyMatch(later -> later.isWeighted() && ancestors(later).contains(node.index()));
  }

  /** Number of residual blocks, the depth L of residual parametrisations. */
  public int residualBlocks() {
    return (int)
        nodes.stream()
            .filter(node -> node.layer() instanceof JoinLayer join && join.residual())
            .count();
  }

  /** Whether a node lies in the last branch of a residual block, which carries a multiplier. */
  private boolean isInResidualBranch(GraphNode node) {
    return nodes.stream()
        .filter(join -> join.layer() instanceof JoinLayer layer && layer.residual())
        .anyMatch(join -> lastBranch(join).contains(node.index()));
  }

  /** What only the last of the joined branches comes from: the branch itself, not what it reads. */
  private Set<Integer> lastBranch(GraphNode join) {
    int last = join.inputs().size() - 1;
    Set<Integer> branch = upTo(join.inputs().subList(last, last + 1));
    branch.removeAll(upTo(join.inputs().subList(0, last)));
    return branch;
  }

  private Set<Integer> ancestors(GraphNode node) {
    return upTo(node.inputs());
  }

  /** These nodes and all that they come from. */
  private Set<Integer> upTo(List<Integer> ends) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> open = new ArrayList<>(ends);
    while (!open.isEmpty()) {
      int index = open.remove(open.size() - 1);
      if (seen.add(index)) {
        open.addAll(nodes.get(index).inputs());
      }
    }
    return seen;
  }
}
