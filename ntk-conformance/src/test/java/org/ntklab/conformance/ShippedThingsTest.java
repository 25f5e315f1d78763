package org.ntklab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.plugin.PluginCatalogue;

/** The activations and layers of the models keep their promises. */
class ShippedThingsTest {
  private static final ConformanceKit KIT = ConformanceKit.with(PluginCatalogue.ofClassPath());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abs;",
        "erf;",
        "gelu;",
        "relu;",
        "sigmoid;",
        "sign;",
        "silu;",
        "softplus;",
        "tanh;",
        "abrelu; {negative: -0.3, positive: 1.7}",
        "cos; {amplitude: 1.5, frequency: 0.7, phase: 0.4}",
        "exp; {amplitude: 0.5, scale: -0.7}",
        "gaussian; {amplitude: 2, scale: 0.1}",
        "hermite; 4",
        "leaky-relu; 0.2",
        "monomial; 3",
        "polynomial; '[0.5, -1, 0, 0.25]'",
        "rbf; 0.6",
        "rectified-monomial; 2",
        "sin;"
      })
  void activations(String name, String options) {
    assertPasses(KIT.activation(name, yaml(options)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "attention; {channels: n, keys: n, values: n};",
        "average-pool; 2;",
        "batch-norm; ; couples the examples",
        "conv; {channels: n, kernel: 3, bias-std: 0.5};",
        "dense; {width: 2n, bias-std: 0.7};",
        "dropout; 0.8; training draws masks",
        "flatten; ;",
        "global-average-pool; ;",
        "identity; ;",
        "layer-norm; ;",
        "max-pool; 2; no kernel",
        "parallel; '{join: sum, branches: [[], [relu, {dense: n}]]}';",
        "repeat; '{times: 2, layers: [relu, {dense: {width: n, weight-std: 1.4}}]}';",
        "scale; 1.5;",
        "sum-pool; 2;"
      })
  void layers(String name, String options, String remark) {
    List<Finding> findings = KIT.layer(name, yaml(options));
    assertPasses(findings);
    boolean told = findings.stream().anyMatch(f -> remark != null && f.found().contains(remark));
    assertTrue(remark == null || told, () -> "no finding says: " + remark);
  }

  private static ConfigNode yaml(String options) {
    return YamlSource.parseValue("options", options == null ? "" : options);
  }

  private static void assertPasses(List<Finding> findings) {
    List<String> failures =
        findings.stream().filter(Finding::failed).map(Finding::toString).toList();
    assertEquals("", String.join("\n", failures));
  }
}
