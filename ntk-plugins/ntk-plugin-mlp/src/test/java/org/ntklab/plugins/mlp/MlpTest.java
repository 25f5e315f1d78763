package org.ntklab.plugins.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problems;

class MlpTest {
  private static final double RELU_STD = Math.sqrt(2);

  private static final Kind<Activation> RELU = options -> new Line(0, RELU_STD);
  private static final Kind<Activation> IDENTITY = options -> new Line(1, 1);
  private static final Kind<Activation> LEAKY =
      options -> new Line(options.main("slope").number("slope").orElse(0.01), 1);

  private static final Kinds<Activation> ACTIVATIONS =
      new Kinds<>(
          ExtensionPoint.ACTIVATION,
          Map.of("relu", () -> RELU, "linear", () -> IDENTITY, "leaky-relu", () -> LEAKY));

  private final Problems problems = new Problems();

  @Test
  void byDefaultItHasTwoReluLayersAndAReadout() {
    assertEquals(
        List.of(dense("n", RELU_STD), "relu", dense("n", RELU_STD), "relu", dense("outputs", 1.0)),
        layers("{}"));
  }

  @Test
  void depthZeroIsTheReadoutAlone() {
    assertEquals(List.of(dense("outputs", 1.0)), layers("{depth: 0}"));
  }

  @Test
  void weightStdIsTheActivationsOwnUnlessGiven() {
    assertEquals(
        List.of(dense("n", 1.0), "linear", dense("outputs", 1.0)),
        layers("{depth: 1, activation: linear}"));
    assertEquals(
        List.of(dense("n", 0.5), "linear", dense("outputs", 3.0)),
        layers("{depth: 1, activation: linear, weight-std: 0.5, readout-weight-std: 3}"));
  }

  @Test
  void biasStdGoesToEveryLayer() {
    assertEquals(
        List.of(biased("n", RELU_STD), "relu", biased("outputs", 1.0)),
        layers("{depth: 1, bias-std: 0.1}"));
  }

  @Test
  void activationTakesOptionsAsInAListOfLayers() {
    Map<String, Object> leaky = Map.of("leaky-relu", Map.of("slope", 0.2));
    assertEquals(
        List.of(dense("n", 1.0), leaky, dense("outputs", 1.0)),
        layers("{depth: 1, activation: {leaky-relu: {slope: 0.2}}}"));
    assertEquals(
        Map.of("leaky-relu", 0.2), layers("{depth: 1, activation: {leaky-relu: 0.2}}").get(1));
  }

  @Test
  void canonicalFormHoldsEveryDefault() {
    Options options = options("{}");
    new Mlp(ACTIVATIONS).read(options);
    assertEquals(
        Map.of(
            "depth",
            2,
            "activation",
            "relu",
            "weight-std",
            RELU_STD,
            "readout-weight-std",
            1.0,
            "bias-std",
            0.0),
        options.canonical());
  }

  @Test
  void canonicalFormForgetsHowTheActivationWasWritten() {
    List<String> ways =
        List.of(
            "{activation: leaky-relu}",
            "{activation: {leaky-relu: }}",
            "{activation: {leaky-relu: 0.01}}",
            "{activation: {leaky-relu: {slope: 0.01}}, depth: 2}");
    for (String way : ways) {
      Options options = options(way);
      new Mlp(ACTIVATIONS).read(options);
      Object expected = Map.of("leaky-relu", Map.of("slope", 0.01));
      assertEquals(expected, options.canonical().get("activation"), way);
    }
    assertTrue(problems.isEmpty(), () -> problems.list().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{depth: -1}                   | depth: found -1, expected a whole number from 0",
        "{depth: 1.5}                  | depth: found 1.5, expected a whole number",
        "{depth: 2000000000}           | depth: found 2000000000, expected a whole number from 0",
        "{weight-std: 0}               | weight-std: found 0, expected a number above 0",
        "{readout-weight-std: -1}      | readout-weight-std: found -1, expected a number above 0",
        "{bias-std: -0.1}              | bias-std: found -0.1, expected a number of at least 0",
        "{activation: rellu}           | unknown activation 'rellu'; did you mean 'relu'?",
        "{activation: [relu, linear]}  | activation: found a list of 2, expected 'name'",
        "{activation: {leaky-relu: {slop: 1}}} | activation.slop: unknown key; did you mean"
            + " 'slope'",
        "{activation: {leaky-relu: {slope: x}}} | activation.slope: found 'x', expected a number",
        "{activation: {relu: {slope: 1}}} | activation.slope: unknown key",
      })
  void whatIsWrongIsSaidOnceWithItsKey(String yaml, String message) {
    List<LayerSpec> layers = new Mlp(ACTIVATIONS).read(options(yaml)).layers();
    assertEquals(1, problems.count(), () -> problems.list().toString());
    String problem = problems.list().get(0).toString();
    assertTrue(problem.contains(message), problem);
    assertTrue(problem.startsWith("test.yaml:1: architecture."), problem);
    // The list is read on, and must not repeat the problem.
    assertEquals("dense", layers.get(layers.size() - 1).kind());
    assertTrue(layers.stream().noneMatch(layer -> layer.kind().equals("rellu")));
  }

  @Test
  void pluginIsFoundWithItsName() {
    assertTrue(
        PluginCatalogue.ofClassPath().plugins().stream()
            .anyMatch(
                loaded ->
                    loaded.plugin() instanceof MlpPlugin
                        && loaded.names().equals(Map.of("architecture", List.of("mlp")))));
  }

  private List<Object> layers(String yaml) {
    List<LayerSpec> layers = new Mlp(ACTIVATIONS).read(options(yaml)).layers();
    assertTrue(problems.isEmpty(), () -> problems.list().toString());
    return layers.stream().map(LayerSpec::plain).toList();
  }

  private Options options(String yaml) {
    return new Options(YamlSource.parse("test.yaml", yaml), "test.yaml", "architecture", problems);
  }

  private static Map<String, Object> dense(String width, double weightStd) {
    return Map.of("dense", Map.of("width", width, "weight-std", weightStd));
  }

  private static Map<String, Object> biased(String width, double weightStd) {
    return Map.of("dense", Map.of("width", width, "weight-std", weightStd, "bias-std", 0.1));
  }

  /** An activation whose only interest is its default weight-std. */
  private record Line(double slope, double defaultWeightStd) implements Activation {
    @Override
    public double value(double x) {
      return slope * x;
    }

    @Override
    public double derivative(double x) {
      return slope;
    }
  }
}
