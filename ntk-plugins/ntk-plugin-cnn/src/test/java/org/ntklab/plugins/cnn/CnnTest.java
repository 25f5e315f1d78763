package org.ntklab.plugins.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.conformance.junit.NamedArchitectures;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problem;

class CnnTest {
  private static final Shape IMAGE = new Shape(3, List.of(8, 6));
  private static final double RELU_STD = Math.sqrt(2);

  private final NamedArchitectures named = new NamedArchitectures(3);

  @Test
  void byDefaultItHasTwoReluConvolutionsAndAFlatReadout() {
    LayerGraph graph = named.graph("cnn", IMAGE, 5);
    assertEquals(List.of("conv", "relu", "conv", "relu", "flatten", "dense"), kinds(graph));
    assertEquals(
        List.of(
            WeightShape.matrix(3 * 9, 5, RELU_STD),
            WeightShape.matrix(5 * 9, 5, RELU_STD),
            WeightShape.matrix(5 * 8 * 6, 3, 1)),
        shapes(graph));
    assertEquals(
        List.of(Role.INPUT, Role.HIDDEN, Role.OUTPUT),
        graph.weighted().stream().map(graph::role).toList());
  }

  @Test
  void depthCountsConvolutions() {
    assertEquals(
        List.of("flatten", "dense"), kinds(named.graph("{name: cnn, depth: 0}", IMAGE, 5)));
    assertEquals(5, named.graph("{name: cnn, depth: 4}", IMAGE, 5).weighted().size());
  }

  @Test
  void poolingHalvesPositionsWhereItIsAskedFor() {
    LayerGraph all =
        named.graph("{name: cnn, pooling: average, head: global-average-pool}", IMAGE, 5);
    assertEquals(
        List.of(
            "conv",
            "relu",
            "average-pool",
            "conv",
            "relu",
            "average-pool",
            "global-average-pool",
            "dense"),
        kinds(all));
    assertEquals(new Shape(5, List.of(4, 3)), all.nodes().get(3).shape());
    assertEquals(WeightShape.matrix(5, 3, 1), shapes(all).get(2));
    LayerGraph second =
        named.graph("{name: cnn, depth: 3, pooling: average, pool-after: [2]}", IMAGE, 5);
    assertEquals(
        List.of("conv", "relu", "conv", "relu", "average-pool", "conv", "relu", "flatten", "dense"),
        kinds(second));
  }

  @Test
  void optionsReachTheLayers() {
    LayerGraph graph =
        named.graph(
            "{name: cnn, depth: 1, kernel: 5, padding: valid, activation: tanh, weight-std: 1.1,"
                + " readout-weight-std: 0.9, bias-std: 0.2}",
            IMAGE,
            5);
    assertEquals(new Shape(5, List.of(4, 2)), graph.nodes().get(1).shape());
    assertEquals(
        List.of(
            WeightShape.matrix(3 * 25, 5, 1.1),
            WeightShape.bias(5, 0.2),
            WeightShape.matrix(5 * 4 * 2, 3, 0.9),
            WeightShape.bias(3, 0.2)),
        shapes(graph));
    assertEquals(1.0, shapes(named.graph("{name: cnn, activation: tanh}", IMAGE, 5)).get(0).std());
  }

  @Test
  void itTakesSignalsToo() {
    LayerGraph graph = named.graph("{name: cnn, pooling: average}", new Shape(2, List.of(12)), 5);
    assertEquals(WeightShape.matrix(2 * 3, 5, RELU_STD), shapes(graph).get(0));
    assertEquals(WeightShape.matrix(5 * 3, 3, 1), shapes(graph).get(2));
  }

  @Test
  void whatMeansTheSameIsTheSame() {
    Object plain = named.canonical("{name: cnn, pooling: average}");
    assertEquals(
        plain, named.canonical("{name: cnn, depth: 2, pooling: average, pool-after: [2, 1]}"));
    assertNotEquals(
        plain, named.canonical("{name: cnn, depth: 2, pooling: average, pool-after: [2]}"));
  }

  @ParameterizedTest
  @CsvSource({"5, 2 1 1", "7, 2 2 2", "10, 3 3 3"})
  void myrtleNetworksHaveThreeGroupsAndCountTheirReadout(int depth, String groups) {
    LayerGraph graph =
        named.graph("{name: myrtle, depth: " + depth + "}", new Shape(3, List.of(32, 32)), 4);
    assertEquals(depth, graph.weighted().size());
    StringBuilder kinds = new StringBuilder();
    for (String group : groups.split(" ")) {
      kinds.append(kinds.isEmpty() ? "" : "average-pool ");
      kinds.append("conv relu ".repeat(Integer.parseInt(group)));
    }
    assertEquals(kinds + "global-average-pool dense", String.join(" ", kinds(graph)));
    GraphNode last = graph.nodes().get(graph.nodes().size() - 3);
    assertEquals(new Shape(4, List.of(8, 8)), last.shape());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: cnn, depth: -1}      | depth: found -1, expected a whole number from 0",
        "{name: cnn, kernel: 0}      | kernel: found 0, expected a whole number from 1",
        "{name: cnn, padding: sam}   | padding: found 'sam', expected a known word; did you mean",
        "{name: cnn, pooling: max}   | pooling: found 'max', expected a known word; known: average",
        "{name: cnn, head: flat}     | head: found 'flat', expected a known word",
        "{name: cnn, pool-after: [1]} | pool-after: says where to pool; that needs 'pooling: aver",
        "{name: cnn, pooling: average, pool-after: [3]} | pool-after: found a list of 1, expected"
            + " a list of different convolutions, counted from 1 to the depth, 2",
        "{name: cnn, pooling: average, pool-after: [1, 1]} | pool-after: found a list of 2, exp",
        "{name: cnn, pooling: average, pool-after: x} | pool-after: found 'x', expected a list",
        "{name: cnn, pooling: average, pool-after: } | pool-after: found nothing, expected a list",
        "{name: cnn, activation: rellu} | activation: unknown activation 'rellu'; did you mean",
        "{name: cnn, weight-std: 0}  | weight-std: found 0, expected a number above 0",
        "{name: cnn, dept: 3}        | dept: unknown key; did you mean 'depth'",
        "{name: myrtle, depth: 6}    | depth: found 6, expected one of 5, 7 and 10",
        "{name: myrtle, kernel: 5}   | kernel: unknown key",
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
                    loaded.plugin() instanceof CnnPlugin
                        && loaded
                            .names()
                            .equals(Map.of("architecture", List.of("cnn", "myrtle")))));
  }

  private static List<String> kinds(LayerGraph graph) {
    return graph.nodes().stream().skip(1).map(node -> node.layer().kind()).toList();
  }

  private static List<WeightShape> shapes(LayerGraph graph) {
    return graph.weights().stream().map(weight -> weight.shape()).toList();
  }
}
