package org.ntklab.plugins.resnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.conformance.junit.NamedArchitectures;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problem;

class ResnetTest {
  private static final Shape IMAGE = new Shape(3, List.of(8, 8));
  private static final double RELU_STD = Math.sqrt(2);

  private final NamedArchitectures named = new NamedArchitectures(3);

  @Test
  void residualMlpHasBlocksOfTwoLayers() {
    LayerGraph graph = named.graph("resnet-mlp", Shape.vector(7), 5);
    String block = "relu dense relu dense sum ";
    assertEquals("dense " + block.repeat(2) + "relu dense", kinds(graph));
    assertEquals(2, graph.residualBlocks());
    assertEquals(
        List.of(
            WeightShape.matrix(7, 5, RELU_STD),
            WeightShape.matrix(5, 5, RELU_STD),
            WeightShape.matrix(5, 5, RELU_STD),
            WeightShape.matrix(5, 5, RELU_STD),
            WeightShape.matrix(5, 5, RELU_STD),
            WeightShape.matrix(5, 3, 1)),
        shapes(graph));
    assertEquals(Role.INPUT, graph.role(graph.weighted().get(0)));
    assertEquals(Role.HIDDEN, graph.role(graph.weighted().get(1)));
    assertEquals(Role.OUTPUT, graph.role(graph.weighted().get(5)));
  }

  @Test
  void depthCountsBlocks() {
    assertEquals(
        0, named.graph("{name: resnet-mlp, depth: 0}", Shape.vector(7), 5).residualBlocks());
    assertEquals(
        7, named.graph("{name: resnet-mlp, depth: 7}", Shape.vector(7), 5).residualBlocks());
    assertEquals(3, named.graph("{name: resnet, depth: 3}", IMAGE, 5).residualBlocks());
    assertEquals(
        1 + 3 * 4 + 1,
        named
            .graph("{name: resnet-mlp, depth: 3, layers-per-block: 4}", Shape.vector(7), 5)
            .weighted()
            .size());
  }

  @Test
  void normalisationStandsBeforeEachActivation() {
    assertEquals(
        "dense layer-norm tanh dense sum layer-norm tanh dense",
        kinds(
            named.graph(
                "{name: resnet-mlp, depth: 1, layers-per-block: 1, layer-norm: true,"
                    + " activation: tanh}",
                Shape.vector(7),
                5)));
    assertEquals(
        "conv batch-norm relu conv sum batch-norm relu global-average-pool dense",
        kinds(
            named.graph(
                "{name: resnet, depth: 1, layers-per-block: 1, batch-norm: true}", IMAGE, 5)));
  }

  @Test
  void runsWithoutBatchNormalisationKeepTheirIdentity() {
    assertEquals(
        named.canonical("resnet-mlp"), named.canonical("{name: resnet-mlp, batch-norm: false}"));
    assertFalse(named.canonical("resnet-mlp").toString().contains("batch-norm"));
    assertTrue(
        named.canonical("{name: resnet-mlp, batch-norm: true}").toString().contains("batch-norm"));
  }

  @Test
  void theShortcutOfABlockIsWhatItReads() {
    LayerGraph graph = named.graph("{name: resnet, depth: 1}", IMAGE, 5);
    assertEquals("conv relu conv relu conv sum relu global-average-pool dense", kinds(graph));
    GraphNode join = join(graph, 0);
    assertEquals("conv-1", graph.nodes().get(join.inputs().get(0)).name());
    assertEquals("conv-3", graph.nodes().get(join.inputs().get(1)).name());
    assertEquals(new Shape(5, List.of(8, 8)), join.shape());
    assertEquals(
        "conv relu flatten dense",
        kinds(named.graph("{name: resnet, depth: 0, head: flatten}", IMAGE, 5)));
  }

  @Test
  void wideResnetHasThreeStagesThatHalvePositionsAndDoubleChannels() {
    LayerGraph graph = named.graph("{name: wide-resnet, depth: 16, widen: 4}", IMAGE, 2);
    assertEquals(6, graph.residualBlocks());
    // The readout comes on top, and projections count.
    assertEquals(16 + 1, graph.weighted().size());
    assertEquals(new Shape(2, List.of(8, 8)), graph.nodes().get(1).shape());
    for (int block = 0; block < 6; block++) {
      int stage = block / 2;
      assertEquals(
          new Shape(8 << stage, List.of(8 >> stage, 8 >> stage)), join(graph, block).shape());
      GraphNode shortcut = graph.nodes().get(join(graph, block).inputs().get(0));
      assertEquals(block % 2 == 0, shortcut.isWeighted());
      if (block % 2 == 0) {
        int channels = stage == 0 ? 2 : 4 << stage;
        assertEquals(List.of(WeightShape.matrix(channels, 8 << stage, 1)), shortcut.weights());
      }
    }
  }

  @Test
  void wideResnetOfWidthOneNeedsNoFirstProjection() {
    LayerGraph graph = named.graph("wide-resnet", IMAGE, 2);
    assertEquals(10, graph.weighted().size());
    assertEquals("conv-1", graph.nodes().get(join(graph, 0).inputs().get(0)).name());
    assertEquals(
        named.canonical("{name: wide-resnet, depth: 22}"),
        named.canonical("{name: wide-resnet, blocks: 3}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: resnet-mlp, depth: -1} | depth: found -1, expected a whole number from 0 to 10000",
        "{name: resnet, layers-per-block: 0} | layers-per-block: found 0, expected a whole number",
        "{name: resnet, layer-norm: 1} | layer-norm: found 1, expected true or false",
        "{name: resnet, layer-norm: true, batch-norm: true} | batch-norm: found beside",
        "{name: resnet, head: gap}     | head: found 'gap', expected a known word; known: flatten",
        "{name: resnet-mlp, head: flatten} | head: unknown key",
        "{name: wide-resnet, depth: 12} | depth: found 12, expected 6k + 4 for k blocks a stage",
        "{name: wide-resnet, depth: 4} | depth: found 4, expected 6k + 4 for k blocks a stage",
        "{name: wide-resnet, blocks: 0} | blocks: found 0, expected a whole number from 1",
        "{name: wide-resnet, widen: 0} | widen: found 0, expected a whole number from 1 to 1000",
        "{name: wide-resnet, depth: 10, blocks: 1} | depth: says the same as 'blocks', 6·blocks",
        "{name: wide-resnet, activation: rellu} | activation: unknown activation 'rellu'; did you",
      })
  void whatIsWrongIsSaidOnceWithItsKey(String yaml, String message) {
    List<Problem> problems = named.problems(yaml);
    assertEquals(1, problems.size(), problems::toString);
    String problem = problems.get(0).toString();
    assertTrue(problem.startsWith("test.yaml:1: architecture." + message), problem);
  }

  @Test
  void pluginIsFoundWithItsNames() {
    assertTrue(
        PluginCatalogue.ofClassPath().plugins().stream()
            .anyMatch(
                loaded ->
                    loaded.plugin() instanceof ResnetPlugin
                        && loaded
                            .names()
                            .equals(
                                Map.of(
                                    "architecture",
                                    List.of("resnet-mlp", "resnet", "wide-resnet")))));
  }

  private static GraphNode join(LayerGraph graph, int block) {
    return graph.nodes().stream()
        .filter(node -> node.layer() instanceof JoinLayer join && join.residual())
        .skip(block)
        .findFirst()
        .orElseThrow();
  }

  private static String kinds(LayerGraph graph) {
    return String.join(
        " ", graph.nodes().stream().skip(1).map(node -> node.layer().kind()).toList());
  }

  private static List<WeightShape> shapes(LayerGraph graph) {
    return graph.weights().stream().map(weight -> weight.shape()).toList();
  }
}
