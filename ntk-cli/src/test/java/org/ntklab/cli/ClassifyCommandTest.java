package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theory's answer, as it is asked for and printed; whether it is right is the analysis' test. */
class ClassifyCommandTest {

  @Test
  void exponentsOfTheTangentKernelScalingAreLazy() {
    JsonNode found =
        Call.ntk("classify", "--a", "0,0.5,0.5", "--b", "0,0,0", "--c", "0", "--json").json();
    assertAll(
        () -> assertTrue(found.get("stable").asBoolean()),
        () -> assertEquals(false, found.get("trivial").asBoolean()),
        () -> assertEquals(0.5, found.get("r").asDouble(), 1e-12),
        () -> assertEquals("lazy", found.get("regime").asText()),
        () -> assertTrue(found.get("reasons").size() > 0),
        () -> assertTrue(found.get("equivalents").isArray()));
  }

  @Test
  void negativeExponentsAreNoOptions() {
    Call call = Call.ntk("classify", "--a", "-0.5,0,0.5", "--b", "0.5,0.5,0.5", "--c", "-0");
    assertEquals(0, call.status(), call.err());
    assertTrue(
        call.out()
            .startsWith("these exponents with 2 layers before the readout, sgd: feature-learning"),
        call.out());
  }

  @Test
  void aNameIsClassifiedByItsOwnNumbers() {
    // The toy scaling has deviation 1 whatever the width: activations grow with it.
    Call call = Call.ntk("classify", "plain", "--json");
    assertEquals("unstable", call.json().get("regime").asText(), call.err());
    assertTrue(call.json().get("r").isNull());
    assertEquals("[\"scaled\"]", call.json().get("equivalents").toString());
  }

  @ParameterizedTest(name = "ntk classify {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plian                      | unknown parametrisation 'plian'; did you mean 'plain'?",
        "--a 0,0.5,0.5              | takes the name of a parametrisation, or all of --a, --b and --c",
        "plain --a 0 --b 0 --c 0    | found both",
        "--a 0,1 --b 0,1,2 --c 0    | a, b, c have 2, 3, 1 numbers",
        "--a 0,x --b 0,0 --c 0      | '--a'",
        "plain --optimiser adm      | unknown optimiser 'adm'; did you mean 'adam'?",
        "plain --depth 0            | '--depth': found '0', expected a whole number, at least 1",
      })
  void aWrongQuestionIsNamed(String words, String message) {
    Call call = Call.ntk(("classify " + words).split(" "));
    assertEquals(2, call.status(), call.err());
    assertTrue(call.err().contains(message), call.err());
  }
}
