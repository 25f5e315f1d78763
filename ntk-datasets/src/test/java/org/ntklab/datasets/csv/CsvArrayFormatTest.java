package org.ntklab.datasets.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.problem.InvalidInputException;

class CsvArrayFormatTest {
  @TempDir Path folder;

  @Test
  void everyColumnIsAFeatureWithOrWithoutAHeader() throws IOException {
    for (String text : List.of("a,b\n1,2\n3,4\n", "1,2\n3,4\n")) {
      NumericArray array = read(text);
      assertEquals(List.of(2, 2), array.extents());
      assertArrayEquals(new double[] {1, 2, 3, 4}, array.values().toArray());
      assertFalse(array.whole());
    }
  }

  @Test
  void oneColumnIsOneAxis() throws IOException {
    NumericArray array = read("0.5\n-1\n2e3\n");
    assertEquals(List.of(3), array.extents());
    assertArrayEquals(new double[] {0.5, -1, 2000}, array.values().toArray());
  }

  @Test
  void columnNamedClassIsOfWholeNumbers() throws IOException {
    assertTrue(read("class\n0\n2\n").whole());
    assertFalse(read("target\n0\n2\n").whole());
    assertEquals(
        "x.csv:3: column 'class': found 'rose', expected a class: a whole number",
        error("class\n0\nrose\n"));
  }

  @Test
  void packedTextIsUnpacked() throws IOException {
    Path file = folder.resolve("x.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(new CsvArrayFormat().accepts("x.csv.gz"));
    NumericArray array = new CsvArrayFormat().read(file, Optional.empty(), "x");
    assertArrayEquals(new double[] {1, 2}, array.values().toArray());
  }

  @Test
  void whatIsNoNumberIsNamedByLineAndColumn() throws IOException {
    assertEquals(
        "x.csv:2: column 'b': found NaN, expected a finite number\n"
            + "x.csv:3: ragged row: expected 2 fields as in the first line, found 1",
        error("a,b\n1,NaN\n2\n"));
    assertEquals("x.csv: is empty, expected rows of comma-separated numbers", error(""));
    assertEquals("x.csv: has a header line and no rows", error("a,b\n"));
  }

  @Test
  void nameOfAnArrayWithinIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), "1\n");
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> new CsvArrayFormat().read(file, Optional.of("a"), "x"));
    assertTrue(e.getMessage().endsWith("is one table without a name, found ':a'"));
  }

  private NumericArray read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), text);
    return new CsvArrayFormat().read(file, Optional.empty(), "x");
  }

  private String error(String text) {
    return assertThrows(InvalidInputException.class, () -> read(text))
        .getMessage()
        .replace(folder + "/", "");
  }
}
