package org.ntklab.datasets.uci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.DataGroup;

class UciTest {
  /** From this module's folder; Surefire runs tests there. */
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  @TempDir Path data;

  @BeforeEach
  void writeCollections() throws IOException {
    SmallUci.write(data);
  }

  @Test
  void foldsAreThoseOfTheFile() {
    assertRows("set: tiny", 4, 0, 10, 20, 30, 40, 50);
    assertRows("set: tiny\nfold: 1", 4, 50, 40, 30, 20, 10, 0);
    assertRows("set: tiny\nfold: 3", 4, 0, 10, 20, 50, 30, 40);
    RawData raw = classification("set: tiny\nfold: 3").load();
    assertEquals(new Labels.Classes(List.of(0, 1, 2, 2, 0, 1), 3), raw.labels());
  }

  @Test
  void halvesAreForHyperParameters() {
    assertRows("set: tiny\nfold: validation", 3, 50, 0, 10, 20, 30, 40);
  }

  @Test
  void regressionSplitsNameTheTestRows() {
    RawData first = regression("set: tiny").load();
    assertArrayEquals(new double[] {0, 20, 40, 50, 30, 10}, first.inputs().toArray());
    assertEquals(OptionalInt.of(4), first.officialTraining());
    assertArrayEquals(
        new double[] {0.5, 2, 4, 5, 3, 1}, ((Labels.Values) first.labels()).values().toArray());
    RawData last = regression("set: tiny\nsplit: 19").load();
    assertArrayEquals(new double[] {0, 10, 30, 50, 20, 40}, last.inputs().toArray());
    assertEquals("regression", regression("set: tiny").defaultTarget());
  }

  @Test
  void identityTellsSetSplitAndContent() throws IOException {
    String before = classification("set: tiny").fingerprint();
    assertEquals(before, classification("set: tiny\nfold: 0").fingerprint());
    assertNotEquals(before, classification("set: tiny\nfold: 2").fingerprint());
    assertEquals("uci/tiny", classification("set: tiny").description().name());
    assertEquals("uci-regression/tiny", regression("set: tiny").description().name());
    Path rows = data.resolve("uci/tiny/conxuntos_kfold.dat");
    Files.writeString(rows, Files.readString(rows).replace("4 5\n5 4", "5 4\n5 4"));
    assertNotEquals(before, classification("set: tiny").fingerprint());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "fold: 0                 | study.yaml:1: data: the key 'set' is missing",
        "{set: tiny, fold: 4}    | study.yaml:1: data.fold: found 4, expected 0, 1, 2, 3 or validation",
        "{set: tiny, fold: test} | study.yaml:1: data.fold: found 'test', expected 0, 1, 2, 3 or validation",
        "{set: tinny}            | study.yaml:1: data.set: there is no set 'tinny' in FOLDER/uci; did you mean 'tiny'? known: tiny",
        "{set: tiny, split: 1}   | study.yaml:1: data.split: unknown key; did you mean",
      })
  void wrongOptionsAreTold(String yaml, String message) {
    DataGroup group = DataGroup.of(yaml);
    new UciClassification(new DataFolder(data)).read(group.options());
    String found = group.messages().get(0).replace(data.toString(), "FOLDER");
    assertTrue(found.startsWith(message) || found.contains("unknown key"), found);
    assertEquals(1, group.problems().count());
  }

  @Test
  void wrongSplitOfARegressionSetIsTold() {
    DataGroup group = DataGroup.of("{set: tiny, split: 20}");
    new UciRegression(new DataFolder(data)).read(group.options());
    assertEquals(List.of("study.yaml:1: data.split: found 20, expected 0 to 19"), group.messages());
  }

  @Test
  void whatIsMissingIsToldWithItsPlace() throws IOException {
    DataGroup none = DataGroup.of("set: tiny");
    Path empty = data.resolve("empty");
    DataSource source = new UciClassification(new DataFolder(empty)).read(none.options());
    assertEquals(
        List.of(
            "study.yaml:1: data: uci needs SET/SET.csv, SET/conxuntos_kfold.dat in "
                + empty.resolve("uci")
                + ": put them there, packed (.gz) or not, or name another data folder with"
                + " --data-dir or NTK_DATA"),
        none.messages());
    assertTrue(source.description().summary().endsWith("none on this machine yet"));
    Files.delete(data.resolve("uci/tiny/conxuntos.dat"));
    DataGroup half = DataGroup.of("{set: tiny, fold: validation}");
    new UciClassification(new DataFolder(data)).read(half.options());
    assertTrue(half.messages().get(0).contains("uci needs tiny/conxuntos.dat in "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0 1;4 6                 | :2: found '6', expected a row from 0 to 5",
        "0 x;4 5                 | :1: found 'x', expected a row from 0 to 5",
        "0 1 0;4 5               | :1: holds the row 0 twice",
        "0 1;1 5                 | :2: holds the row 1, as the line before does",
        "0 1                     | : found 1 lines of row numbers, expected 2",
      })
  void malformedRowNumbersAreToldByLine(String content, String message) throws IOException {
    Path file = data.resolve("uci/tiny/conxuntos.dat");
    Files.writeString(file, content.replace(';', '\n'));
    DataSource source = classification("{set: tiny, fold: validation}");
    InvalidInputException e = assertThrows(InvalidInputException.class, source::load);
    assertEquals(file + message, e.problems().get(0).toString());
  }

  @Test
  void realSetsHaveTheirKnownFolds() throws IOException {
    assumeTrue(Files.isDirectory(DATA.resolve("uci")), "skipped: no " + DATA.resolve("uci"));
    UciClassification uci = new UciClassification(new DataFolder(DATA));
    List<String> index = Files.readAllLines(DATA.resolve("uci/index.csv"));
    assertTrue(
        uci.read(DataGroup.of("").options())
            .description()
            .summary()
            .endsWith("; 68 on this machine"));
    for (String line : index.subList(1, index.size())) {
      String[] set = line.split(",");
      for (String fold : List.of("0", "3", "validation")) {
        DataGroup group = DataGroup.of("{set: " + set[0] + ", fold: " + fold + "}");
        RawData raw = uci.read(group.options()).load();
        assertEquals(List.of(), group.messages());
        int rows = Integer.parseInt(set[1]);
        assertEquals("[" + rows + ", " + set[2] + "]", raw.inputs().toString(), set[0]);
        assertEquals(Integer.parseInt(set[3]), ((Labels.Classes) raw.labels()).classes());
        if (!fold.equals("validation")) {
          assertEquals(Integer.parseInt(set[6]), raw.officialTraining().orElseThrow(), line);
        }
      }
    }
  }

  @Test
  void realRegressionSetsHaveTheirSplits() {
    Path folder = DATA.resolve("uci-regression");
    assumeTrue(Files.isDirectory(folder), "skipped: no " + folder);
    UciRegression sets = new UciRegression(new DataFolder(DATA));
    DataGroup group = DataGroup.of("{set: yacht, split: 0}");
    RawData raw = sets.read(group.options()).load();
    assertEquals("[308, 6]", raw.inputs().toString());
    assertEquals(OptionalInt.of(277), raw.officialTraining());
    // The file's line 0 begins with row 121; the table's first row has the target 0.11.
    assertEquals(0.11, ((Labels.Values) raw.labels()).values().get(0, 0), 1e-12);
    for (String set : List.of("bostonHousing", "energy", "power-plant", "wine-quality-red")) {
      DataGroup other = DataGroup.of("{set: " + set + ", split: 19}");
      RawData loaded = sets.read(other.options()).load();
      double part = loaded.officialTraining().orElseThrow() / (double) loaded.inputs().rows();
      assertEquals(0.9, part, 0.01, set);
    }
  }

  private void assertRows(String yaml, int training, double... inputs) {
    RawData raw = classification(yaml).load();
    assertArrayEquals(inputs, raw.inputs().toArray());
    assertEquals(OptionalInt.of(training), raw.officialTraining());
  }

  private DataSource classification(String yaml) {
    return read(new UciClassification(new DataFolder(data)), yaml);
  }

  private DataSource regression(String yaml) {
    return read(new UciRegression(new DataFolder(data)), yaml);
  }

  private static DataSource read(Kind<DataSource> kind, String yaml) {
    DataGroup group = DataGroup.of(yaml);
    DataSource source = kind.read(group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }
}
