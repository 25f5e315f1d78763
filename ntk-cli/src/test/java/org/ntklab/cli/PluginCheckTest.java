package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

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
}
