package org.ntklab.conformance.parametrisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.graph.Workbench;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.Problems;

/**
 * A parametrisation under test.
 *
 * @param name for messages
 * @param parametrisation the numbers
 * @param workbench makes networks
 */
public record ParametrisationSubject(
    String name, Parametrisation parametrisation, Workbench workbench) {
  /** Number of outputs of every network that is looked at. */
  static final int OUTPUTS = 16;

  /** Few, since what they add up to is a constant that a power of the width must rise above. */
  private static final int FEATURES = 4;

  private static final Map<String, String> GRAPHS = new LinkedHashMap<>();

  static {
    GRAPHS.put("shallow", "[{dense: {width: n, bias-std: 0.5}}, relu, {dense: outputs}]");
    GRAPHS.put(
        "deep",
        "[{repeat: {times: 4, layers: [{dense: {width: n, bias-std: 0.5}}, relu]}},"
            + " {dense: {width: outputs, bias-std: 0.5}}]");
    GRAPHS.put(
        "convolutional",
        "[{repeat: {times: 2, layers: [{conv: {channels: n, kernel: 3, bias-std: 0.5}}, relu]}},"
            + " global-average-pool, {dense: outputs}]");
    GRAPHS.put(
        "residual",
        "[{dense: n}, {repeat: {times: 3, layers: [{parallel: {join: sum, residual: true, branches:"
            + " [[], [relu, {dense: n}]]}}]}}, relu, {dense: outputs}]");
  }

  /** All checks of parametrisations. */
  public static List<Check<ParametrisationSubject>> checks() {
    return List.of(
        new NumbersCheck(),
        new PowerLawCheck(),
        new RateClassCheck(),
        new ShiftSymmetryCheck(),
        new CoordinateCheck());
  }

  /** Names of the graphs whose weights are looked at. */
  static Iterable<String> graphs() {
    return GRAPHS.keySet();
  }

  /** One of those graphs at a width. */
  LayerGraph graph(String which, int width) {
    Shape input =
        which.equals("convolutional") ? new Shape(2, List.of(6, 6)) : Shape.vector(FEATURES);
    return LayerGraph.of(layers(GRAPHS.get(which)), input, new Sizes(width, OUTPUTS));
  }

  /** ReLU networks of dense layers, {@code depth} of them before the readout; no biases. */
  LayerGraph perceptron(int depth, int width) {
    String yaml =
        ("[{repeat: {times: %d, layers: [{dense: {width: n, weight-std: 1.4142135623730951}},"
                + " relu]}}, {dense: outputs}]")
            .formatted(depth);
    return LayerGraph.of(layers(yaml), Shape.vector(FEATURES), new Sizes(width, OUTPUTS));
  }

  private List<Layer> layers(String yaml) {
    Problems problems = new Problems();
    ConfigNode.Items list = (ConfigNode.Items) YamlSource.parseValue("conformance", yaml);
    List<Layer> layers = workbench.language().read(Options.none(problems), "layers", list).layers();
    problems.throwIfAny();
    return layers;
  }
}
