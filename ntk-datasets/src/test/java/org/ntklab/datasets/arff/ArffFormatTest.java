package org.ntklab.datasets.arff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.datasets.DataGroup;

class ArffFormatTest {
  /** From this module's folder; Surefire runs tests there. */
  private static final Path REAL = Path.of("..", "..", "shared", "data", "uci-arff");

  private static final String MIXED =
      """
      % Weather, with everything that a declaration may have.
      @RELATION "the weather"
      @attribute outlook {sunny, overcast ,'light rain'}
      @attribute 'the temperature' numeric % in degrees
      @Attribute day REAL
      @attribute play {yes,no}

      @DATA
      sunny, 85, 1, no
      % a comment
      'light rain', -3.5e0, 2, "yes"   % and another
      overcast,0,3,no
      """;

  @TempDir Path folder;

  @Test
  void nominalInputsAreOneHotAndNumbersKept() throws IOException {
    RawData raw = read(MIXED, "").load();
    assertArrayEquals(
        new double[] {1, 0, 0, 85, 1, 0, 0, 1, -3.5, 2, 0, 1, 0, 0, 3}, raw.inputs().toArray());
    assertEquals(new Labels.Classes(List.of(1, 0, 1), 2), raw.labels());
    assertEquals("centred-one-hot", read(MIXED, "").defaultTarget());
    assertTrue(read(MIXED, "").description().summary().contains("5 features, column 'play'"));
  }

  @Test
  void anyColumnMayBeTheTarget() throws IOException {
    RawData raw = read(MIXED, "target-column: the temperature").load();
    assertArrayEquals(new double[] {1, 0, 0, 1, 0, 1}, raw.inputs().row(0));
    assertEquals("regression", read(MIXED, "target-column: 2").defaultTarget());
    assertArrayEquals(
        new double[] {85, -3.5, 0}, ((Labels.Values) raw.labels()).values().toArray());
    RawData days = read(MIXED, "target-column: day\ntask: classification").load();
    assertEquals(new Labels.Classes(List.of(1, 2, 3), 4), days.labels());
  }

  @Test
  void missingValuesAreRefusedOrMeans() throws IOException {
    String text =
        """
        @attribute a numeric
        @attribute b {x,y}
        @attribute c {'?',n}
        @data
        1,x,'?'
        ?,x,n
        4,?,n
        4,y,n
        """;
    assertEquals(
        List.of(
            "x.arff:6: column 'a': the value is missing (?); 'missing: mean' would fill in the mean"
                + " of the column",
            "x.arff:7: column 'b': the value is missing (?); 'missing: mean' would fill in the mean"
                + " of the column"),
        errors(text, ""));
    RawData raw = read(text, "missing: mean").load();
    assertArrayEquals(new double[] {3, 1, 0}, raw.inputs().row(1));
    assertArrayEquals(new double[] {4, 2.0 / 3, 1.0 / 3}, raw.inputs().row(2), 1e-15);
    assertEquals(new Labels.Classes(List.of(0, 1, 1, 1), 2), raw.labels(), "a quoted ? is a value");
    assertEquals(
        List.of(
            "x.arff:6: column 'a': the value is missing (?): what is to be predicted cannot be"
                + " filled in"),
        errors(text, "missing: mean\ntarget-column: a"));
    assertEquals(
        List.of("x.arff: column 'a' has no value at all, so there is no mean"),
        errors("@attribute a real\n@attribute b real\n@data\n?,1\n", "missing: mean"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sunny,85,1          | ragged row: expected 4 values, one an attribute, found 3",
        "suny,85,1,no        | column 'outlook': found 'suny', which is not declared; did you mean 'sunny'? known: ",
        "sunny,hot,1,no      | column 'the temperature': found 'hot', expected a number",
        "sunny,NaN,1,no      | column 'the temperature': found NaN, expected a finite number",
        "sunny,,1,no         | column 'the temperature': is empty, expected a number",
        "{0 sunny}           | rows that list only what is not 0 ({index value, …}) are not read",
        "\"sunny,85,1,no     | the quote \" is not closed",
        "\"sunny\"85,2,1,no  | found '8' after the quoted 'sunny', expected a comma",
      })
  void badRowsAreToldByLineAndColumn(String row, String message) throws IOException {
    String found = errors(MIXED + row + "\n", "").get(0);
    assertTrue(found.startsWith("x.arff:13: " + message), found);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "@attribute a string   | attribute 'a' has the type 'string', expected numeric, real, integer or {values}",
        "@attribute a          | attribute 'a' has the type '', expected numeric",
        "@attribute a {x,y     | attribute 'a': the list { is not closed",
        "@attribute a {x,x}    | attribute 'a': expected different values, found {x,x}",
        "@atribute a numeric   | found '@atribute a numeric', expected @relation, @attribute NAME TYPE or @data",
      })
  void badDeclarationsAreToldByLine(String line, String message) throws IOException {
    DataGroup group = DataGroup.of("");
    source(line + "\n" + MIXED, group);
    String found = group.messages().get(0).replace(folder + "/", "");
    assertTrue(found.startsWith("x.arff:1: " + message), found);
  }

  @Test
  void fileThatIsNoTableIsTold() throws IOException {
    DataGroup none = DataGroup.of("");
    source("", none);
    assertTrue(none.messages().get(0).endsWith("x.arff: is no ARFF: it has no line @data"));
    DataGroup narrow = DataGroup.of("");
    source("@attribute a real\n@data\n1\n", narrow);
    assertTrue(narrow.messages().get(0).contains("declares 1 attributes, expected a feature and"));
    assertEquals(
        List.of("x.arff: has no rows after @data"), errors(MIXED.split("sunny, 85")[0], ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "missing: median     | data.missing: found 'median', expected a known word; did you mean 'mean'? known: mean, refuse",
        "task: regression    | data.task: found 'regression', and the attribute 'play' is nominal",
        "target-column: plax | data.target-column: the file has no column 'plax'; did you mean 'play'?",
        "target-column: 5    | data.target-column: found 5, expected a column's name or its number from 1 to 4",
      })
  void wrongOptionsAreTold(String yaml, String message) throws IOException {
    DataGroup group = DataGroup.of(yaml);
    source(MIXED, group);
    String found = group.messages().get(0);
    assertTrue(found.startsWith("study.yaml:1: " + message), found);
  }

  @Test
  void realFilesAreRead() {
    assumeTrue(Files.isDirectory(REAL), "skipped: no " + REAL);
    assertRead("iris", "", 150, 4, 3);
    assertRead("glass", "", 214, 9, 7);
    assertRead("weather.numeric", "", 14, 7, 2);
    assertRead("labor", "missing: mean", 57, 29, 2);
    assertRead("breast-cancer", "missing: mean", 286, 51, 2);
    assertRead("vote", "missing: mean", 435, 32, 2);
    ArffFormat format = new ArffFormat();
    DataSource vote = format.source(REAL.resolve("vote.arff"), DataGroup.of("").options());
    InvalidInputException e = assertThrows(InvalidInputException.class, vote::load);
    assertTrue(e.problems().get(0).toString().contains("vote.arff:"), e.getMessage());
    assertTrue(format.accepts("x.ARFF.gz"));
    assertFalse(format.accepts("arff.csv"));
  }

  private static void assertRead(String name, String yaml, int rows, int features, int classes) {
    DataGroup group = DataGroup.of(yaml);
    RawData raw = new ArffFormat().source(REAL.resolve(name + ".arff"), group.options()).load();
    assertEquals(List.of(), group.messages());
    assertEquals("[" + rows + ", " + features + "]", raw.inputs().toString(), name);
    assertEquals(classes, ((Labels.Classes) raw.labels()).classes());
  }

  private DataSource read(String text, String yaml) throws IOException {
    DataGroup group = DataGroup.of(yaml);
    DataSource source = source(text, group);
    assertEquals(List.of(), group.messages());
    return source;
  }

  private DataSource source(String text, DataGroup group) throws IOException {
    Path file = Files.writeString(folder.resolve("x.arff"), text);
    return new ArffFormat().source(file, group.options());
  }

  private List<String> errors(String text, String yaml) throws IOException {
    DataSource source = read(text, yaml);
    return assertThrows(InvalidInputException.class, source::load).problems().stream()
        .map(Problem::toString)
        .map(message -> message.replace(folder + "/", ""))
        .toList();
  }
}
