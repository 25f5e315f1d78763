package org.ntklab.datasets.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.datasets.DataGroup;

class CsvFormatTest {
  private static final String FLOWERS = "length,width,class\n1,2,0\n3.5,-4e-1,2\n";

  @TempDir Path folder;

  @Test
  void csvIsRecognisedByItsNamePackedOrNot() {
    CsvFormat format = new CsvFormat();
    assertTrue(format.accepts("a.csv"));
    assertTrue(format.accepts("A.CSV.GZ"));
    assertFalse(format.accepts("a.csv.bz2"));
    assertFalse(format.accepts("csv"));
  }

  @Test
  void columnNamedClassHoldsClasses() throws IOException {
    RawData raw = source(FLOWERS, "").load();
    assertArrayEquals(new double[] {1, 2, 3.5, -0.4}, raw.inputs().toArray());
    assertEquals(new Labels.Classes(List.of(0, 2), 3), raw.labels());
    assertEquals("centred-one-hot", source(FLOWERS, "").defaultTarget());
    assertTrue(raw.officialTraining().isEmpty());
  }

  @Test
  void otherColumnsHoldRealValues() throws IOException {
    DataSource source = source("length,width,y\n1,2,0\n3,4,1.5\n", "");
    assertEquals("regression", source.defaultTarget());
    assertArrayEquals(new double[] {0, 1.5}, values(source));
  }

  @Test
  void firstLineOfNumbersIsARow() throws IOException {
    DataSource source = source("1,2,3\n4,5,6\n", "");
    assertArrayEquals(new double[] {1, 2, 4, 5}, source.load().inputs().toArray());
    assertArrayEquals(new double[] {3, 6}, values(source));
  }

  @Test
  void emptyFirstFieldMakesAHeaderAsPandasWritesIt() throws IOException {
    assertArrayEquals(new double[] {7}, values(source(",a,b\n0,1,7\n", "")));
  }

  @Test
  void targetColumnByNameAndByNumberAreTheSameRun() throws IOException {
    DataGroup byName = DataGroup.of("target-column: length");
    DataGroup byNumber = DataGroup.of("target-column: 1");
    Path file = write("flowers.csv", FLOWERS);
    DataSource first = new CsvFormat().source(file, byName.options());
    DataSource second = new CsvFormat().source(file, byNumber.options());
    assertEquals(List.of(), byName.messages());
    assertEquals(byName.options().canonical(), byNumber.options().canonical());
    assertEquals(first.fingerprint(), second.fingerprint());
    assertArrayEquals(new double[] {1, 3.5}, values(first));
    assertArrayEquals(new double[] {2, 0, -0.4, 2}, second.load().inputs().toArray());
  }

  @Test
  void taskOverrulesTheName() throws IOException {
    assertArrayEquals(new double[] {0, 2}, values(source(FLOWERS, "task: regression")));
    Labels labels = source("a,kind\n1,1\n2,0\n", "task: classification").load().labels();
    assertEquals(new Labels.Classes(List.of(1, 0), 2), labels);
  }

  @Test
  void packedQuotedCrlfBomAndBlankLinesGiveTheSameRows() throws IOException {
    String windows = "\uFEFF\"length\",width,class\r\n\r\n1,\"2\",0\r\n 3.5 ,-4e-1,2\r\n\r\n";
    RawData plain = source(FLOWERS, "").load();
    Path packed = folder.resolve("packed.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(windows.getBytes(StandardCharsets.UTF_8));
    }
    DataGroup group = DataGroup.of("target-column: class");
    RawData same = new CsvFormat().source(packed, group.options()).load();
    assertEquals(List.of(), group.messages());
    assertArrayEquals(plain.inputs().toArray(), same.inputs().toArray());
    assertEquals(plain.labels(), same.labels());
  }

  @Test
  void fingerprintFollowsTheContentAndNotThePath() throws IOException {
    Path first = write("a.csv", FLOWERS);
    Path copy = write("b.csv", FLOWERS);
    Path other = write("c.csv", FLOWERS + "5,6,1\n");
    assertEquals(fingerprint(first), fingerprint(copy));
    assertNotEquals(fingerprint(first), fingerprint(other));
  }

  @Test
  void awkwardSizesAreRead() throws IOException {
    for (int size : new int[] {1, 13, 207}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < size; i++) {
        text.append("0,".repeat(size)).append(i).append('\n');
      }
      DataSource source = source(text.toString(), "");
      assertEquals(size, source.load().inputs().columns());
      assertEquals(size - 1, values(source)[size - 1]);
    }
  }

  @Test
  void thousandsOfColumnsAreNoLimit() throws IOException {
    DataSource source = source("0.5,".repeat(20_000) + "1", "");
    assertEquals(20_000, source.load().inputs().columns());
  }

  private static String fingerprint(Path file) {
    return new CsvFormat().source(file, DataGroup.of("").options()).fingerprint();
  }

  private static double[] values(DataSource source) {
    return ((Labels.Values) source.load().labels()).values().toArray();
  }

  private DataSource source(String text, String options) throws IOException {
    DataGroup group = DataGroup.of(options);
    DataSource source = new CsvFormat().source(write("data.csv", text), group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
