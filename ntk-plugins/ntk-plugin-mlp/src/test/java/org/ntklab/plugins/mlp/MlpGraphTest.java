package org.ntklab.plugins.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.layer.Width;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.Problems;

/** The list, read by the language of layers, is the network that its options describe. */
class MlpGraphTest {
  private static final Kind<Activation> RELU = options -> new Relu();
  private static final Kinds<Activation> ACTIVATIONS =
      new Kinds<>(ExtensionPoint.ACTIVATION, Map.of("relu", () -> RELU));
  private static final Kind<Layer> DENSE =
      options ->
          new FakeDense(
              Width.read(options.node("width").orElseThrow()).orElseThrow(),
              options.number("weight-std").required(0.0));
  private static final Kinds<Layer> LAYERS =
      new Kinds<>(ExtensionPoint.LAYER, Map.of("dense", () -> DENSE));

  @Test
  void depthCountsWeightedLayersBeforeTheReadout() {
    assertEquals(List.of(Role.DIRECT), roles(0));
    assertEquals(List.of(Role.INPUT, Role.OUTPUT), roles(1));
    assertEquals(List.of(Role.INPUT, Role.HIDDEN, Role.OUTPUT), roles(2));
    assertEquals(List.of(Role.INPUT, Role.HIDDEN, Role.HIDDEN, Role.OUTPUT), roles(3));
  }

  @Test
  void everyLayerButTheReadoutHasWidthNAndTheActivationsDeviation() {
    List<WeightShape> shapes = graph(2).weights().stream().map(weight -> weight.shape()).toList();
    assertEquals(
        List.of(
            WeightShape.matrix(5, 13, Relu.STD),
            WeightShape.matrix(13, 13, Relu.STD),
            WeightShape.matrix(13, 3, 1)),
        shapes);
  }

  private static List<Role> roles(int depth) {
    LayerGraph graph = graph(depth);
    return graph.weighted().stream().map(graph::role).toList();
  }

  private static LayerGraph graph(int depth) {
    Problems problems = new Problems();
    Options options =
        new Options(
            (ConfigNode.Entries) ConfigNode.of(Map.of("depth", depth), 0), "", "", problems);
    List<Layer> layers =
        new LayerLanguage(LAYERS, ACTIVATIONS)
            .read(Options.none(problems), "layers", new Mlp(ACTIVATIONS).read(options).layers())
            .layers();
    assertTrue(problems.isEmpty(), () -> problems.list().toString());
    return LayerGraph.of(layers, Shape.vector(5), new Sizes(13, 3));
  }

  private record FakeDense(Width width, double std) implements Layer {
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
      return List.of(WeightShape.matrix(input.channels(), output.channels(), std));
    }
  }

  private record Relu() implements Activation {
    static final double STD = Math.sqrt(2);

    @Override
    public double value(double x) {
      return Math.max(x, 0);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : 0;
    }

    @Override
    public double defaultWeightStd() {
      return STD;
    }
  }
}
