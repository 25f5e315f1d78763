package org.ntklab.core.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.config.YamlSource;

class WidthTest {
  private static final Sizes SIZES = new Sizes(48, 10);

  private static Width read(String text) {
    return Width.read(YamlSource.parseValue("test", text)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"n, 48", "2n, 96", "n/2, 24", "3n/2, 72", "7, 7", "outputs, 10"})
  void aWidthIsReadAndWrittenAsItStands(String text, int size) {
    assertEquals(size, read(text).at(SIZES));
    assertEquals(text, read(text).toString());
    assertEquals(read(text), read('"' + text + '"'), "as a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0n", "n/0", "n2", "m", "1.5", "n/n", "", "[n]"})
  void whatIsNoWidthIsNone(String text) {
    assertTrue(Width.read(YamlSource.parseValue("test", text)).isEmpty());
  }

  @Test
  void aFractionThatIsNoWholeNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> read("n/7").at(SIZES));
    assertThrows(ArithmeticException.class, () -> read("1000000n").at(new Sizes(3000, 1)));
  }
}
