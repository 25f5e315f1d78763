package org.ntklab.core.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.config.YamlSource;

class LayerGraphTest {
  private static final Sizes SIZES = new Sizes(8, 3);
  private static final Shape INPUT = Shape.vector(5);

  /** A dense layer of the test's own. */
  private record Dense(Width width, double biasStd) implements Layer {
    @Override
    public String kind() {
      return "dense";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return Shape.vector(width.at(sizes));
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      WeightShape w = WeightShape.matrix(input.channels(), output.channels(), 1);
      return biasStd > 0 ? List.of(w, WeightShape.bias(output.channels(), biasStd)) : List.of(w);
    }
  }

  private record Pass() implements Layer {
    @Override
    public String kind() {
      return "pass";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return inputs.get(0);
    }
  }

  private record Fork(Join join, List<Layer> left, List<Layer> right) implements Layer {
    @Override
    public String kind() {
      return "fork";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      throw new IllegalStateException("wires others");
    }

    @Override
    public GraphNode wire(GraphBuilder graph, GraphNode input) {
      List<GraphNode> ends = List.of(graph.series(left, input), graph.series(right, input));
      return graph.add(new JoinLayer(join, true), ends);
    }
  }

  private static Layer dense(String width) {
    return new Dense(Width.read(YamlSource.parseValue("test", width)).orElseThrow(), 0);
  }

  private static List<Role> roles(LayerGraph graph) {
    return graph.weighted().stream().map(graph::role).toList();
  }

  @Test
  void aSeriesHasInputHiddenAndOutputRoles() {
    LayerGraph graph =
        LayerGraph.of(
            List.of(dense("n"), new Pass(), dense("2n"), new Pass(), dense("outputs"), new Pass()),
            INPUT,
            SIZES);
    assertEquals(List.of(Role.INPUT, Role.HIDDEN, Role.OUTPUT), roles(graph));
    assertEquals(
        List.of("dense-1", "dense-2", "dense-3"),
        graph.weighted().stream().map(GraphNode::name).toList());
    assertEquals(List.of(8, 8, 16), graph.weights().stream().map(Weight::width).toList());
    assertEquals(Shape.vector(3), graph.output().shape());
  }

  @Test
  void aSingleLayerIsDirectAndHasNoWidth() {
    LayerGraph graph = LayerGraph.of(List.of(dense("outputs")), INPUT, SIZES);
    assertEquals(List.of(Role.DIRECT), roles(graph));
    assertEquals(1, graph.weights().get(0).width());
  }

  @Test
  void biasesTakeTheWidthOfTheirLayerAndTheOutputsBiasHasNone() {
    Layer hidden = new Dense(new Width(Width.Unit.N, 1, 1), 1);
    Layer readout = new Dense(new Width(Width.Unit.OUTPUTS, 1, 1), 1);
    LayerGraph graph = LayerGraph.of(List.of(hidden, hidden, readout), INPUT, SIZES);
    assertEquals(List.of(8, 8, 8, 8, 8, 1), graph.weights().stream().map(Weight::width).toList());
    assertEquals("dense-3/b", graph.weights().get(5).name());
  }

  @Test
  void aBranchOnDataIsInputAndTheSumJoinsEqualShapes() {
    Layer fork = new Fork(Join.SUM, List.of(dense("n")), List.of(dense("n"), dense("n")));
    LayerGraph graph = LayerGraph.of(List.of(fork, dense("1")), INPUT, SIZES);
    assertEquals(List.of(Role.INPUT, Role.INPUT, Role.HIDDEN, Role.OUTPUT), roles(graph));
    assertEquals(1, graph.residualBlocks());
  }

  @Test
  void weightsOfTheLastBranchKnowTheNumberOfBlocks() {
    Layer nested = new Fork(Join.SUM, List.of(), List.of(new Pass(), dense("n")));
    Layer block = new Fork(Join.SUM, List.of(dense("n")), List.of(dense("n"), nested, dense("n")));
    List<Layer> layers = List.of(dense("n"), block, block, new Pass(), dense("outputs"));
    LayerGraph graph = LayerGraph.of(layers, INPUT, SIZES);
    assertEquals(4, graph.residualBlocks());
    // Before both, then the other branch and the three of the last one, twice; the readout.
    assertEquals(
        List.of(0, 0, 4, 4, 4, 0, 4, 4, 4, 0),
        graph.weights().stream().map(Weight::branchOf).toList());
  }

  @Test
  void aBranchThatIsEmptyHoldsNoWeights() {
    Layer block = new Fork(Join.SUM, List.of(dense("n")), List.of());
    LayerGraph graph = LayerGraph.of(List.of(dense("n"), block, dense("1")), INPUT, SIZES);
    assertTrue(graph.weights().stream().noneMatch(Weight::inResidualBranch));
  }

  @Test
  void concatenationAddsChannelsAndASumRefusesThem() {
    List<Layer> left = List.of(dense("n"));
    List<Layer> right = List.of(dense("2n"));
    LayerGraph graph =
        LayerGraph.of(List.of(new Fork(Join.CONCATENATE, left, right)), INPUT, SIZES);
    assertEquals(Shape.vector(24), graph.output().shape());
    GraphException thrown =
        assertThrows(
            GraphException.class,
            () -> LayerGraph.of(List.of(new Fork(Join.SUM, left, right)), INPUT, SIZES));
    assertTrue(thrown.getMessage().contains("[8], [16]"), thrown.getMessage());
  }

  @Test
  void anEmptyBranchIsTheIdentity() {
    LayerGraph graph =
        LayerGraph.of(
            List.of(dense("n"), new Fork(Join.SUM, List.of(), List.of(dense("n"))), dense("1")),
            INPUT,
            SIZES);
    GraphNode join = graph.nodes().get(3);
    assertEquals(List.of(1, 2), join.inputs());
    assertEquals("sum.3", join.name());
  }
}
