package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a check is asked for and told; what it finds is the slow tests' matter. */
class CheckCommandTest {
  @TempDir private Path folder;

  private Call small(String... more) {
    String[] words = {
      "check",
      "{name: mlp, depth: 1}",
      "--parametrisation",
      "mup",
      "--widths",
      "16,8,32",
      "--seeds",
      "2",
      "--steps",
      "2",
      "--data",
      "{name: digits, train: 24, probe: 8," + " target: odd-even}",
      "--store",
      folder.resolve("store").toString()
    };
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Call.real(all);
  }

  @Test
  void aSecondCheckTrainsNothingAndSaysTheSame() {
    Call first = small("--json");
    assertEquals(0, first.status(), first.err());
    JsonNode found = first.json();
    assertEquals("[8,16,32]", found.get("widths").toString());
    assertEquals(8, found.get("transferSteps").asInt());
    JsonNode checks = found.get("checks");
    // One hidden layer and the outputs: at the start, after one step and after two.
    assertEquals(6, checks.get("coordinates").get("exponents").size());
    assertEquals(2, checks.get("spectral").get("exponents").size());
    assertEquals(6, checks.get("transfer").get("bestRates").size());
    assertTrue(checks.get("transfer").get("losses").size() >= 30);
    JsonNode line = checks.get("coordinates").get("exponents").get(1);
    assertEquals("outputs", line.get("layer").asText());
    assertTrue(line.get("required").get("low").isNull(), "no lower end");
    assertEquals(0, found.get("runs").get("cached").asInt());
    JsonNode second = small("--json").json();
    assertEquals(0, second.get("runs").get("done").asInt());
    for (String key : List.of("checks", "verdict", "learningRate")) {
      assertEquals(found.get(key), second.get(key), key);
    }
    Call text = small();
    assertTrue(text.err().contains("in the store; nothing to train"), text.err());
    assertTrue(text.out().startsWith("mup under sgd: "), text.out());
    for (String part :
        List.of("Coordinates: ", "Learning-rate transfer: ", "Spectral movement: ")) {
      assertTrue(text.out().contains(part), text.out());
    }
  }

  @Test
  void everythingWrongIsToldAtOnceAndNoStoreIsMade() {
    Path store = folder.resolve("none");
    Call call =
        Call.real(
            "check",
            "mpl",
            "--parametrisation",
            "nkt",
            "--optimiser",
            "adm",
            "--widths",
            "64",
            "--learning-rate",
            "-1",
            "--data",
            "digist",
            "--store",
            store.toString());
    assertEquals(2, call.status(), call.err());
    for (String part :
        List.of(
            "unknown architecture 'mpl'; did you mean 'mlp'?",
            "unknown parametrisation 'nkt'; did you mean 'ntk'?",
            "--optimiser adm: unknown word 'adm'",
            "--widths 64: an exponent takes two widths or more",
            "--learning-rate -1.0: expected a number above 0",
            "digist")) {
      assertTrue(call.err().contains(part), part + " in " + call.err());
    }
    assertEquals(6, call.problems().size(), call.err());
    assertFalse(Files.exists(store));
  }

  @Test
  void aGraphWithoutWidthIsWrongAndAHiddenLayerWithoutExponentsIsRefused() {
    Call fixed =
        Call.real("check", "{layers: [{dense: 4}, {dense: outputs}]}", "--parametrisation", "mup");
    assertEquals(2, fixed.status());
    assertTrue(fixed.err().contains("no layer's width is written in n"), fixed.err());
    Call refused =
        Call.real("check", "mlp", "--parametrisation", "{name: abc, a: [0, 1], b: [0, 0], c: -1}");
    assertEquals(3, refused.status(), refused.err());
  }
}
