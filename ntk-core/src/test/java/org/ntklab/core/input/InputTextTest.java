package org.ntklab.core.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntklab.core.problem.InvalidInputException;

class InputTextTest {
  @Test
  void everythingAfterThePlaceIsOptional() {
    InputText all = read("digits:train[0:20]@image@unit-sphere");
    assertEquals("digits", all.place());
    assertEquals(Optional.of("train"), all.part());
    assertEquals("0:20", all.range().orElseThrow().text());
    assertEquals(List.of("image", "unit-sphere"), all.modifiers());
    InputText none = read("digits");
    assertEquals(Optional.empty(), none.part());
    assertEquals(Optional.empty(), none.range());
    assertEquals(List.of(), none.modifiers());
  }

  @Test
  void placesAreTriedFromTheLongest() {
    assertEquals(
        List.of("a@b.npy:x[0:5]@c", "a@b.npy:x[0:5]", "a@b.npy:x", "a@b.npy"),
        InputText.places("a@b.npy:x[0:5]@c"));
    assertEquals(List.of("digits"), InputText.places("digits"));
    assertEquals("digits", InputText.name("digits:train[0:5]"));
    assertEquals("", InputText.name("@image"));
  }

  @Test
  void emptyPartsAreKeptForTheMessage() {
    assertEquals(Optional.of(""), read("digits:").part());
    assertEquals(List.of("", "image"), read("digits@@image").modifiers());
  }

  @Test
  void rangesOfAnotherFormAreToldWhatIsExpected() {
    assertEquals(
        "--x digits[0:5:2]: found the rows [0:5:2], expected [FROM:TO] or [ROW], from 0",
        error("digits[0:5:2]"));
    for (String text : List.of("digits[0:5", "digits]", "digits[1][2]", "digits@image[0:5]")) {
      assertEquals(
          "--x " + text + ": expected NAME[:PART][FROM:TO][@MODIFIER], as in digits:train[0:500]",
          error(text));
    }
  }

  private static InputText read(String text) {
    return InputText.of("--x", text, "digits", Optional.empty());
  }

  private static String error(String text) {
    return assertThrows(InvalidInputException.class, () -> read(text)).getMessage();
  }
}
