package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks on real digits: the checks say what theory says. */
@Tag("slow")
class CheckVerdictsTest {
  @TempDir private static Path store;

  /** Few steps at small widths, enough for exponents of sizes and movements. */
  private static JsonNode quick(String parametrisation, String... more) {
    return check(parametrisation, "32,64,128,256", "6", more);
  }

  private static JsonNode check(
      String parametrisation, String widths, String steps, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("check", "mlp", "--parametrisation", parametrisation, "--json", "--quiet"));
    words.addAll(List.of("--widths", widths, "--steps", steps, "--store", store.toString()));
    words.addAll(List.of(more));
    Call call = Call.realWith(new LaggingPlugin(), words.toArray(String[]::new));
    assertEquals(0, call.status(), call.err());
    return call.json();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ntk,              passes, passes, passes, lazy",
    "mup,              passes, passes, passes, feature-learning",
    "mean-field,       passes, passes, passes, feature-learning",
    "standard,         fails,  fails,  fails,  unstable",
  })
  void verdictsAreThoseOfTheory(
      String name, String coordinates, String transfer, String spectral, String regime) {
    JsonNode found = check(name, "64,128,256", "10");
    JsonNode checks = found.get("checks");
    assertEquals(regime, found.get("predicted").get("regime").asText());
    assertEquals(coordinates, verdict(checks.get("coordinates")), () -> checks.toPrettyString());
    assertEquals(transfer, verdict(checks.get("transfer")), () -> checks.toPrettyString());
    assertEquals(spectral, verdict(checks.get("spectral")), () -> checks.toPrettyString());
    assertEquals(coordinates, verdict(found));
    assertTrue(found.get("agrees").asBoolean(), () -> checks.toPrettyString());
  }

  @Test
  void aHiddenRateThatIsTooSmallPassesTheCoordinateCheckAndFailsTheSpectral() {
    JsonNode found = quick("lagging", "--optimiser", "adam");
    JsonNode checks = found.get("checks");
    assertEquals("passes", verdict(checks.get("coordinates")), () -> checks.toPrettyString());
    assertEquals("fails", verdict(checks.get("spectral")), () -> checks.toPrettyString());
    assertEquals("fails", verdict(found));
    JsonNode hidden = checks.get("spectral").get("exponents").get(1);
    assertEquals("dense-2", hidden.get("layer").asText());
    assertEquals(-0.5, hidden.get("predicted").get("low").asDouble(), 1e-9);
    assertEquals(-0.5, hidden.get("slope").asDouble(), 0.15);
  }

  @Test
  void activationsThatVanishFailTheCoordinateCheckAsTheoryPredicts() {
    JsonNode found = quick("naive-mean-field", "--learning-rate", "1");
    JsonNode coordinates = found.get("checks").get("coordinates");
    assertEquals("fails", verdict(coordinates));
    assertEquals("fails", verdict(found));
    assertEquals("trivial", found.get("predicted").get("regime").asText());
    JsonNode second = coordinates.get("exponents").get(1);
    assertEquals(-0.5, second.get("predicted").get("low").asDouble(), 1e-9);
    assertEquals(-0.5, second.get("slope").asDouble(), 0.1);
  }

  private static String verdict(JsonNode node) {
    return node.get("verdict").asText();
  }
}
