package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.conformance.ConformanceKit;
import org.ntklab.conformance.Finding;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.plugin.PluginCatalogue;

/** Every parametrisation that the plugin adds keeps its promises. */
class ConformanceTest {
  private static final PluginCatalogue PLUGINS = PluginCatalogue.ofClassPath();
  private static final ConformanceKit KIT = ConformanceKit.with(PLUGINS);

  /** Options of names that cannot do without. */
  private static final Map<String, String> OPTIONS = Map.of("abc", "{a: [0, 1], b: [0, 0], c: -1}");

  @ParameterizedTest
  @MethodSource("names")
  void keepsItsPromises(String name) {
    List<Finding> findings =
        KIT.parametrisation(name, YamlSource.parseValue("options", OPTIONS.getOrDefault(name, "")));
    assertFalse(findings.isEmpty(), "nothing was checked");
    List<String> failures =
        findings.stream().filter(Finding::failed).map(Finding::toString).toList();
    assertEquals("", String.join("\n", failures));
  }

  private static List<String> names() {
    return PLUGINS.plugins().stream()
        .filter(loaded -> loaded.plugin() instanceof ParametrisationsPlugin)
        .flatMap(loaded -> loaded.names().get("parametrisation").stream())
        .toList();
  }
}
