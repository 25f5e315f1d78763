package org.ntklab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.analysis.AnalysisPlugin;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.models.layers.LayersPlugin;

/** A fault is found by the check that looks for it, whose message tells what is wrong. */
class BrokenThingsTest {
  private static final ConformanceKit KIT =
      ConformanceKit.with(
          PluginCatalogue.of(
              List.of(
                  new CorePlugin(), new AnalysisPlugin(), new LayersPlugin(), new BrokenPlugin())));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "activation; wrong-derivative; ''; derivative; from differences of value",
        "activation; wrong-dual; ''; dual; by quadrature of value and derivative",
        "activation; untold-kink; ''; kinks; a jump of φ′ at 0.37",
        "activation; false-homogeneity; ''; homogeneity; since dual().isHomogeneous()",
        "activation; wrong-loop; ''; loops; backward at x =",
        "layer; wrong-fan-in; ''; kernel limit; standard errors off",
        "layer; forgotten-bias; ''; kernel limit; standard errors off",
        "layer; coupled-examples; ''; independent examples; with the others",
        "layer; coupled-branches; ''; kernel limit; standard errors off",
        "layer; wrong-gradient; ''; tangent kernel; ·η where Θg is",
        "layer; lost-option; {factor: 3}; canonical form; an option is missing",
        "layer; throws; ''; shapes; not written yet",
        "architecture; wrong-outputs; ''; shapes; 'width 8, 1 outputs: the output has shape [5]'",
        "architecture; unknown-layer; ''; shapes; did you mean 'dense'",
        "architecture; lost-depth; {depth: 2}; canonical form; other layers",
        "parametrisation; mis-scaled-rate; ''; rates; 'feature-learning under gradient descent'",
        "parametrisation; mis-scaled-rate; ''; rates; 'unstable under Adam'",
        "parametrisation; negative-rate; ''; numbers; gradientRate=-",
        "parametrisation; counts-calls; ''; numbers; ', then '",
        "parametrisation; single-output; ''; coordinates; by its exponents",
      })
  void fails(String point, String name, String options, String check, String message) {
    List<Finding> findings = KIT.named(point, name, YamlSource.parseValue("options", options));
    List<Finding> failures = findings.stream().filter(Finding::failed).toList();
    assertFalse(failures.isEmpty(), "nothing failed");
    assertTrue(
        failures.stream().anyMatch(f -> f.check().equals(check) && f.toString().contains(message)),
        () -> String.join("\n", failures.stream().map(Finding::toString).toList()));
  }

  @Test
  void aKernelThatIsRefusedIsNoFailure() {
    List<Finding> findings = KIT.architecture("shared-branches", YamlSource.parseValue("", ""));
    assertEquals(List.of(), findings.stream().filter(Finding::failed).toList());
    Finding limit =
        findings.stream().filter(f -> f.check().equals("kernel limit")).findAny().orElseThrow();
    assertEquals(Verdict.NOT_APPLICABLE, limit.verdict());
    assertTrue(limit.found().startsWith("no kernel: "), limit.found());
  }
}
