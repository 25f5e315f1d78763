package org.ntklab.models.kernel.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.kernel.AffineRule;
import org.ntklab.models.kernel.FlattenRule;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.kernel.MixingRule;
import org.ntklab.models.kernel.PointwiseRule;
import org.ntklab.models.kernel.PoolRule;
import org.ntklab.models.kernel.ScaleRule;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** From the nodes of a graph to steps, checking at each that its rule holds. */
final class ProgramBuilder {
  private final LayerGraph graph;
  private final Parametrisation parametrisation;
  private final boolean atWidth;
  private final List<Step> steps = new ArrayList<>();
  private final List<LimitState> states = new ArrayList<>();
  private final List<WidthOrder> orders = new ArrayList<>();
  private final Map<Integer, Integer> lastStep = new HashMap<>();

  /**
   * Builds the steps.
   *
   * @param atWidth whether weights' numbers are those at the widths of the graph, and not limits
   */
  ProgramBuilder(LayerGraph graph, Parametrisation parametrisation, boolean atWidth) {
    this.graph = graph;
    this.parametrisation = parametrisation;
    this.atWidth = atWidth;
    Shape input = graph.input().shape();
    add(
        "input",
        new Operation.Input(input.channels()),
        List.of(),
        Grid.of(input),
        LimitState.ended("the data"),
        WidthOrder.INPUT);
    lastStep.put(0, 0);
    for (GraphNode node : graph.nodes().subList(1, graph.nodes().size())) {
      translate(node);
    }
  }

  /** The steps up to the graph's output, which is the last. */
  List<Step> steps() {
    return steps.subList(0, lastStep.get(graph.outputIndex()) + 1);
  }

  /** How the output's K and Θ grow with the width. */
  WidthOrder outputOrder() {
    return orders.get(lastStep.get(graph.outputIndex()));
  }

  /** What the output is in the limit. */
  LimitState outputState() {
    return states.get(lastStep.get(graph.outputIndex()));
  }

  private void translate(GraphNode node) {
    int last = lastStep.get(node.inputs().get(0));
    if (node.layer() instanceof JoinLayer join) {
      last = join(node, join);
    } else {
      Shape shape = graph.nodes().get(node.inputs().get(0)).shape();
      for (KernelRule rule : LayerRules.of(node)) {
        last = translate(node, rule, shape, last);
      }
    }
    lastStep.put(node.index(), last);
  }

  private int translate(GraphNode node, KernelRule rule, Shape shape, int input) {
    LimitState state = states.get(input);
    WidthOrder order = orders.get(input);
    Grid grid = steps.get(input).grid();
    List<Integer> from = List.of(input);
    if (rule instanceof PointwiseRule pointwise) {
      demand(node, pointwise, state, order);
      LimitState after = pointwise.keepsGaussian() ? state : LimitState.ended(node.name());
      return add(node.name(), new Operation.Pointwise(pointwise), from, grid, after, order);
    }
    if (rule instanceof ScaleRule scale) {
      double[] square = {scale.factor() * scale.factor()};
      return add(node.name(), new Operation.Sum(square, square), from, grid, state, order);
    }
    if (rule instanceof AffineRule affine) {
      return affine(node, affine, shape, input);
    }
    if (rule instanceof PoolRule pool) {
      Operation.Window window =
          pool.window().map(w -> window(w, shape)).orElseGet(() -> whole(grid));
      Grid pooled = new Grid(window.vertical().outputs(), window.horizontal().outputs());
      double size = window.positions();
      double scale = pool.mean() ? 1 / (size * size) : 1;
      return add(node.name(), new Operation.Pool(window, scale), from, pooled, state, order);
    }
    if (rule instanceof FlattenRule) {
      boolean isVector = grid.positions() == 1;
      return isVector
          ? input
          : add(node.name(), new Operation.Flatten(), from, Grid.VECTOR, state, order);
    }
    MixingRule mixing = (MixingRule) rule;
    demandOrderOne(node, order);
    return add(
        node.name(),
        new Operation.Mixing(mixing, gains(node)),
        from,
        grid,
        LimitState.ended(node.name()),
        order);
  }

  private int affine(GraphNode node, AffineRule rule, Shape shape, int input) {
    Map<String, ArrayLaws> laws = laws(node);
    WidthOrder.Affine affine =
        orders
            .get(input)
            .through(laws.get(rule.weight()), Optional.ofNullable(laws.get(rule.bias())));
    Optional<Operation.Window> window = rule.window().map(w -> window(w, shape));
    Grid grid =
        window
            .map(w -> new Grid(w.vertical().outputs(), w.horizontal().outputs()))
            .orElse(steps.get(input).grid());
    return add(
        node.name(),
        new Operation.Affine(window, affine.factors()),
        List.of(input),
        grid,
        LimitState.fresh(steps.size()),
        affine.order());
  }

  private int join(GraphNode node, JoinLayer join) {
    List<Integer> ends = node.inputs().stream().map(lastStep::get).toList();
    double[] weights = new double[ends.size()];
    Arrays.fill(weights, 1);
    if (join.residual()) {
      double multiplier = parametrisation.residualMultiplier(graph.residualBlocks());
      weights[weights.length - 1] = multiplier * multiplier;
    }
    Grid grid = steps.get(ends.get(0)).grid();
    Branches branches = new Branches(steps, states, node.name(), ends);
    List<WidthOrder> from = ends.stream().map(orders::get).toList();
    return switch (join.join()) {
      case SUM -> add(node.name(), Joined.sum(from, weights), ends, grid, branches.sum());
      case CONCATENATE -> {
        for (int branch = 0; branch < weights.length; branch++) {
          double channels = graph.nodes().get(node.inputs().get(branch)).shape().channels();
          weights[branch] *= channels / node.shape().channels();
        }
        LimitState ended = LimitState.ended(node.name());
        yield add(node.name(), Joined.sum(from, weights), ends, grid, ended);
      }
      case PRODUCT -> {
        LimitState state = branches.product();
        int product = add(node.name(), Joined.product(from), ends, grid, state);
        double[] last = {weights[weights.length - 1]};
        Joined scaled = Joined.sum(List.of(orders.get(product)), last);
        yield last[0] == 1 ? product : add(node.name(), scaled, List.of(product), grid, state);
      }
    };
  }

  private void demand(GraphNode node, PointwiseRule rule, LimitState state, WidthOrder order) {
    if (rule.needsGaussian() && !state.gaussian()) {
      throw new RefusedException(
          ("layer '%s' acts on what is no zero-mean Gaussian at infinite width, since it comes from"
                  + " %s; put a layer with weights ('dense', 'conv') between them")
              .formatted(
                  node.name(),
                  state.endedBy().equals("the data") ? "the data" : "'" + state.endedBy() + "'"));
    }
    if (!rule.isHomogeneous()) {
      demandOrderOne(node, order);
    }
  }

  private static void demandOrderOne(GraphNode node, WidthOrder order) {
    if (Math.abs(order.covariance()) > PowerLaw.SAME) {
      throw new RefusedException(
          "layer '%s': with this parametrisation its input %s like n^%.3g as the width n grows"
              .formatted(
                  node.name(),
                  order.covariance() < 0 ? "vanishes" : "blows up",
                  order.covariance() / 2));
    }
  }

  private Map<String, ArrayLaws> laws(GraphNode node) {
    Map<String, ArrayLaws> laws = new HashMap<>();
    for (Weight weight : graph.weightsOf(node)) {
      laws.put(
          weight.shape().name(),
          atWidth
              ? ArrayLaws.atWidth(weight, parametrisation)
              : ArrayLaws.of(weight, parametrisation));
    }
    return laws;
  }

  private ToDoubleFunction<String> gains(GraphNode node) {
    Map<String, ArrayLaws> laws = laws(node);
    return array -> {
      PowerLaw gain = laws.get(array).gain();
      if (gain.isZero() || Math.abs(gain.exponent()) > PowerLaw.SAME) {
        throw new RefusedException(
            "layer '%s': with this parametrisation what '%s' makes vanishes or blows up with the width"
                .formatted(node.name(), array));
      }
      return gain.factor();
    };
  }

  private int add(
      String name,
      Operation operation,
      List<Integer> inputs,
      Grid grid,
      LimitState state,
      WidthOrder order) {
    steps.add(new Step(steps.size(), name, operation, inputs, grid));
    states.add(state);
    orders.add(order);
    return steps.size() - 1;
  }

  private int add(String name, Joined joined, List<Integer> inputs, Grid grid, LimitState state) {
    return add(name, joined.operation(), inputs, grid, state, joined.order());
  }

  private static Operation.Window window(SlidingWindow window, Shape shape) {
    List<AxisWindow> axes = window.over(shape);
    return axes.size() == 1
        ? new Operation.Window(new AxisWindow(1, 1, 1, Padding.VALID), axes.get(0))
        : new Operation.Window(axes.get(0), axes.get(1));
  }

  private static Operation.Window whole(Grid grid) {
    return new Operation.Window(
        new AxisWindow(grid.height(), grid.height(), 1, Padding.VALID),
        new AxisWindow(grid.width(), grid.width(), 1, Padding.VALID));
  }
}
