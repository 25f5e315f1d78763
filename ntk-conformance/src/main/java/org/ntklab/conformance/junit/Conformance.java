package org.ntklab.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.conformance.ConformanceKit;
import org.ntklab.conformance.Finding;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.plugin.PluginCatalogue;

/** One test: the thing that a subclass names keeps every promise of its kind. */
abstract class Conformance {
  /** Name of the thing, as users write it. */
  protected abstract String name();

  /** Options to check it with, as YAML: {@code {depth: 3}}, a single value, or none. */
  protected String options() {
    return "";
  }

  /** The plugins that it is looked up in: those of the class path. */
  protected PluginCatalogue plugins() {
    return PluginCatalogue.ofClassPath();
  }

  abstract List<Finding> findings(ConformanceKit kit, ConfigNode options);

  @Test
  final void keepsItsPromises() {
    PluginCatalogue plugins = plugins();
    assertEquals(List.of(), plugins.problems(), "plugins that were left out");
    ConformanceKit kit = ConformanceKit.with(plugins);
    List<Finding> findings = findings(kit, YamlSource.parseValue("options", options()));
    assertFalse(findings.isEmpty(), "nothing was checked");
    List<String> failures =
        findings.stream().filter(Finding::failed).map(Finding::toString).toList();
    assertEquals("", String.join("\n", failures));
  }
}
