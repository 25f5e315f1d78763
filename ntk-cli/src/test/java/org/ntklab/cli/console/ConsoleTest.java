package org.ntklab.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alignment, signs, colours and numbers of what is printed. */
class ConsoleTest {
  private static final Map<String, String> UTF8 = Map.of("LANG", "C.UTF-8");

  @Test
  void aTableThatIsTooWideGoesOnBelowWithItsKeys() {
    TextTable table = new TextTable().key("k").number("g", "one").number("g", "two").text("end");
    table.row("a", 1, 22, "x").row("bb", 333, 4, "y");
    assertEquals(
        """
              g
          k   one  two  end
          a     1   22  x
          bb  333    4  y
        """,
        String.join("\n", table.render(Style.PLAIN, 100)) + "\n");
    assertEquals(
        """
              g
          k   one  two
          a     1   22
          bb  333    4

          k   end
          a   x
          bb  y
        """,
        String.join("\n", table.render(Style.PLAIN, 14)) + "\n");
  }

  @Test
  void colourDoesNotMoveColumns() {
    TextTable table = new TextTable().key("k").number("n");
    table.row(List.of(TextTable.Cell.of("a"), new TextTable.Cell("✓", Tone.GOOD)));
    List<String> plain = table.render(new Style(false, true), 100);
    List<String> coloured = table.render(new Style(true, true), 100);
    assertEquals(
        plain, coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")).toList());
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    TextTable table = new TextTable().key("k");
    assertThrows(IllegalArgumentException.class, () -> table.row("a", "b"));
  }

  @Test
  void colourIsForTerminalsWithoutNoColor() {
    assertTrue(Style.of(true, UTF8).colour());
    assertEquals(new Style(false, true), Style.of(false, UTF8));
    assertEquals(
        new Style(false, true), Style.of(true, Map.of("LANG", "C.UTF-8", "NO_COLOR", "1")));
    assertEquals(new Style(false, false), Style.of(true, Map.of("TERM", "dumb", "LANG", "C")));
    assertEquals(
        new Style(true, false), Style.of(true, Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")));
  }

  @Test
  void signsHaveAReadableFormInAscii() {
    assertEquals("eta <= 1/2, lambda x 2, ?", Style.PLAIN.text("η ≤ ½, λ × 2, 漢"));
    assertEquals("η ≤ ½", new Style(false, true).text("η ≤ ½"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1.00",
    "-0.5, -0.500",
    "12.345, 12.3",
    "999.9, 1000",
    "12345, 12345",
    "0.00099, 9.90e-04",
    "123456, 1.23e+05",
    "NaN, -",
    "-Infinity, -"
  })
  void numbersHaveThreeSignificantDigits(double x, String text) {
    assertEquals(text, Numbers.significant(x));
  }

  @Test
  void unitsAreThoseOfAPerson() {
    assertEquals("59 s", Numbers.duration(Duration.ofSeconds(59)));
    assertEquals("1 min 12 s", Numbers.duration(Duration.ofSeconds(72)));
    assertEquals("2 h 5 min", Numbers.duration(Duration.ofMinutes(125)));
    assertEquals("999 B", Numbers.bytes(999));
    assertEquals("1.50 GB", Numbers.bytes(1.5e9));
    assertEquals("96", Numbers.count(96));
    assertEquals("1 run", Numbers.of(1, "run"));
    assertEquals("0 runs", Numbers.of(0, "run"));
  }

  @Test
  void jsonHasNullForWhatIsNotFinite() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("list", Arrays.asList(1.5, Double.NaN, null, Map.of("x", Double.NaN)));
    document.put("inf", Double.NEGATIVE_INFINITY);
    document.put("other", Duration.ZERO);
    assertEquals(
        "{\"list\":[1.5,null,null,{\"x\":null}],\"inf\":null,\"other\":\"PT0S\"}",
        JsonDocument.write(document).replaceAll("\\s", ""));
  }

  @Test
  void paragraphsFitWhateverTheirFirstLineBeginsWith() {
    StringWriter out = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(new StringWriter()), Style.PLAIN, false);
    console.paragraph("  a long beginning: ", "    ", "word ".repeat(50).strip());
    console.paragraph("- ", "  ", "short");
    console.flush();
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.stream().allMatch(line -> line.length() <= Console.WIDTH), out.toString());
    assertTrue(lines.get(0).startsWith("  a long beginning: word word"));
    assertTrue(lines.get(1).startsWith("    word"));
    assertEquals("- short", lines.get(lines.size() - 1));
  }

  @Test
  void aMessageIsOneLineWhateverItHolds() {
    StringWriter err = new StringWriter();
    new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Style.PLAIN, false)
        .say("first\n   second\n");
    assertEquals("ntk: first; second\n", err.toString());
  }
}
