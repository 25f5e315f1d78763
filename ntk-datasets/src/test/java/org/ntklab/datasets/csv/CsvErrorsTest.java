package org.ntklab.datasets.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.datasets.DataGroup;
import org.ntklab.datasets.file.RowProblems;

class CsvErrorsTest {
  @TempDir Path folder;

  @Test
  void everyBadCellIsNamedByLineAndColumn() throws IOException {
    String text =
        """
        length,width,class
        1,2,0
        abc,2,0

        1,NaN,1
        1,-inf,1
        ,2,1
        1,1e999,1
        1,0x1p3,1
        1,2d,1
        """;
    assertEquals(
        List.of(
            "data.csv:3: column 'length': found 'abc', expected a number",
            "data.csv:5: column 'width': found NaN, expected a finite number",
            "data.csv:6: column 'width': found -inf, expected a finite number",
            "data.csv:7: column 'length': is empty, expected a number"
                + " (missing values are not filled in)",
            "data.csv:8: column 'width': found 1e999, expected a finite number",
            "data.csv:9: column 'width': found '0x1p3', expected a number",
            "data.csv:10: column 'width': found '2d', expected a number"),
        loadErrors(text, ""));
  }

  @Test
  void raggedRowsAreNamedByLineWithBothCounts() throws IOException {
    assertEquals(
        List.of(
            "data.csv:3: ragged row: expected 3 fields as in the first line, found 2",
            "data.csv:4: ragged row: expected 3 fields as in the first line, found 4"),
        loadErrors("a,b,y\n1,2,3\n1,2\n1,2,3,4\n", ""));
  }

  @Test
  void columnsWithoutHeaderAreNamedByNumber() throws IOException {
    assertEquals(
        List.of("data.csv:2: column 2: found 'x', expected a number"),
        loadErrors("1,2,3\n1,x,3\n", ""));
  }

  @Test
  void lineOfARowAfterAFieldOfTwoLinesIsTheLineOfTheFile() throws IOException {
    assertEquals(
        List.of(
            "data.csv:2: column 'a': found 'x y', expected a number",
            "data.csv:4: column 'b': found 'z', expected a number"),
        loadErrors("a,b\n\"x\ny\",1\n1,z\n", ""));
  }

  @Test
  void classesAreWholeNumbersFromZero() throws IOException {
    List<String> errors = loadErrors("a,class\n1,0\n1,1.5\n1,-1\n1,rose\n1,nan\n1,10000\n", "");
    assertEquals(5, errors.size());
    for (int i = 0; i < 5; i++) {
      String found = List.of("1.5", "-1", "rose", "nan", "10000").get(i);
      assertTrue(
          errors
              .get(i)
              .startsWith(
                  "data.csv:%d: column 'class': found '%s', expected a class"
                      .formatted(i + 3, found)),
          errors.get(i));
    }
  }

  @Test
  void onlyTheFirstTwentyProblemsAreShownInFull() throws IOException {
    List<String> errors = loadErrors("a,y\n" + "x,1\n".repeat(33), "");
    assertEquals(RowProblems.SHOWN + 1, errors.size());
    assertEquals("data.csv: and 13 more such problems", errors.get(RowProblems.SHOWN));
  }

  @Test
  void missingTargetColumnIsBlamedOnItsKeyWithTheNearestName() throws IOException {
    List<String> errors = configErrors("a,target\n1,2\n", "file: data.csv\ntarget-column: tarjet");
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("study.yaml:2: data.target-column: "), errors.get(0));
    assertTrue(errors.get(0).contains("did you mean 'target'?"), errors.get(0));
  }

  @Test
  void targetColumnBeyondTheLastIsRefused() throws IOException {
    assertTrue(configErrors("a,y\n1,2\n", "target-column: 3").get(0).contains("from 1 to 2"));
    assertTrue(configErrors("a,y\n1,2\n", "target-column: 0").get(0).contains("from 1 to 2"));
    assertTrue(configErrors("1,2\n", "target-column: y").get(0).contains("no header line"));
  }

  @Test
  void nameOfTwoColumnsIsAmbiguous() throws IOException {
    assertTrue(configErrors("y,y\n1,2\n", "target-column: y").get(0).contains("2 columns 'y'"));
  }

  @Test
  void wrongTaskIsReportedWithTheKnownOnes() throws IOException {
    List<String> errors = configErrors("a,y\n1,2\n", "task: clasification");
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).contains("did you mean 'classification'?"), errors.get(0));
  }

  @Test
  void emptyFileIsReportedOnce() throws IOException {
    List<String> errors = configErrors("", "target-column: y\ntask: regression");
    assertEquals(List.of("data.csv: is empty, expected rows of comma-separated numbers"), errors);
  }

  @Test
  void fileOfOneColumnHasNothingToPredictFrom() throws IOException {
    assertTrue(configErrors("a;b;y\n1;2;3\n", "").get(0).contains("has one column"));
  }

  @Test
  void headerWithoutRowsIsReported() throws IOException {
    assertEquals(List.of("data.csv: has a header line and no rows"), loadErrors("a,y\n", ""));
  }

  @Test
  void plainTextThatCallsItselfPackedIsReportedOnce() throws IOException {
    List<String> errors = packedErrors("a,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("data.csv.gz: is no intact gzip file"), errors.get(0));
  }

  @Test
  void packedFileThatEndsTooEarlyIsReportedOnce() throws IOException {
    byte[] whole = packed();
    List<String> errors = packedErrors(Arrays.copyOf(whole, whole.length / 2));
    assertEquals(
        List.of("data.csv.gz: is a gzip file that ends too early: fetch it again"), errors);
  }

  @Test
  void packedFileWithBrokenBytesIsReportedOnce() throws IOException {
    byte[] broken = packed();
    Arrays.fill(broken, broken.length - 200, broken.length - 100, (byte) 0xff);
    List<String> errors = packedErrors(broken);
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("data.csv.gz: is no intact gzip file"), errors.get(0));
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Random random = new Random(1);
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write("a,y\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 20_000; i++) {
        out.write((random.nextDouble() + ",1\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private List<String> packedErrors(byte[] content) throws IOException {
    return errors(Files.write(folder.resolve("data.csv.gz"), content), "");
  }

  private List<String> configErrors(String text, String options) throws IOException {
    DataGroup group = DataGroup.of(options);
    group.options().node("file");
    new CsvFormat().source(Files.writeString(folder.resolve("data.csv"), text), group.options());
    return group.messages().stream().map(this::withoutFolder).toList();
  }

  private List<String> loadErrors(String text, String options) throws IOException {
    return errors(Files.writeString(folder.resolve("data.csv"), text), options);
  }

  private List<String> errors(Path file, String options) {
    DataGroup group = DataGroup.of(options);
    DataSource source = new CsvFormat().source(file, group.options());
    List<Problem> problems =
        group.problems().isEmpty()
            ? assertThrows(InvalidInputException.class, source::load).problems()
            : group.problems().list();
    return problems.stream().map(Problem::toString).map(this::withoutFolder).toList();
  }

  private String withoutFolder(String message) {
    return message.replace(folder + "/", "");
  }
}
