package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.analysis.AnalysisPlugin;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.models.layers.LayersPlugin;

/** {@code ntk plugins --check NAME}. */
class PluginCheckTest {
  @Test
  void whatKeepsItsPromisesIsDone() {
    Call call = Call.real("plugins", "--check", "erf");
    assertAll(
        () -> assertEquals(0, call.status(), call.err()),
        () -> assertTrue(call.out().startsWith("activation erf"), call.out()),
        () -> assertTrue(call.out().contains("  ok      derivative"), call.out()),
        () -> assertTrue(call.out().contains(" 0 failed"), call.out()));
  }

  @Test
  void aFailureTellsWhatWasExpectedAndEndsInFour() {
    PluginCatalogue catalogue = with(new FaultyPlugin("faulty"));
    Call call = Call.with(catalogue, "plugins", "--check", "faulty");
    assertAll(
        () -> assertEquals(4, call.status(), call.err()),
        () -> assertTrue(call.out().contains("activation half"), call.out()),
        () -> assertTrue(call.out().contains("  FAILED  derivative ("), call.out()),
        () -> assertTrue(call.out().contains("          expected: derivative("), call.out()),
        () -> assertTrue(call.out().contains("          found: 0.5, the worst"), call.out()),
        () -> assertTrue(call.out().contains("2 failed"), call.out()));
    JsonNode json = Call.with(catalogue, "plugins", "--check", "half", "--json").json();
    assertEquals("failed", json.at("/findings/1/verdict").asText());
  }

  @Test
  void aPluginIsCheckedWithAllItAddsWhenAThingHasItsName() {
    Call call = Call.with(with(new FaultyPlugin("half")), "plugins", "--check", "half");
    assertAll(
        () -> assertTrue(call.out().contains("activation half\n"), call.out()),
        () -> assertTrue(call.out().contains("activation half-too\n"), call.out()),
        () -> assertTrue(call.out().contains("2 failed"), call.out()));
  }

  @Test
  void findingsAreOneDocument() {
    JsonNode json = Call.real("plugins", "--check", "dense", "--set", "width=2n", "--json").json();
    assertTrue(json.get("passed").asBoolean());
    assertEquals(0, json.get("failedCount").asInt());
    assertEquals(json.get("findings").size(), json.get("passedCount").asInt());
    JsonNode first = json.at("/findings/0");
    assertEquals("layer dense", first.get("subject").asText());
    assertEquals("shapes", first.get("check").asText());
    assertEquals("passed", first.get("verdict").asText());
  }

  @Test
  void optionsThatAreMissingAreAskedFor() {
    Call call = Call.real("plugins", "--check", "dense");
    assertEquals(2, call.status());
    assertTrue(call.err().contains("the key 'width' is missing"), call.err());
  }

  @Test
  void whatHasNoChecksSaysSo() {
    Call call = Call.real("plugins", "--check", "digits");
    assertEquals(2, call.status());
    assertTrue(call.err().contains("there are checks of architectures"), call.err());
  }

  @Test
  void unknownNamesAreToldWithTheNearest() {
    Call call = Call.real("plugins", "--check", "mlpp");
    assertEquals(2, call.status());
    assertTrue(call.err().contains("did you mean 'mlp'"), call.err());
  }

  private static PluginCatalogue with(NtkPlugin plugin) {
    return PluginCatalogue.of(
        List.of(new CorePlugin(), new AnalysisPlugin(), new LayersPlugin(), plugin));
  }

  /** Adds φ(x) = x with half of its derivative, twice. */
  record FaultyPlugin(String name) implements NtkPlugin {
    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return 1;
    }

    @Override
    public String description() {
      return "half a derivative";
    }

    @Override
    public void contribute(Contributions contributions) {
      contributions
          .add(ExtensionPoint.ACTIVATION, "half", Half.class)
          .add(ExtensionPoint.ACTIVATION, "half-too", Half.class);
    }
  }

  static final class Half implements Activation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 0.5;
    }
  }
}
