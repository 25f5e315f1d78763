package org.ntklab.core.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.arrow.FinishedFile;
import org.ntklab.core.problem.InvalidInputException;

class TraceTest {
  /** Every byte would take ten seconds; a prime meets all places in a word. */
  private static final int STRIDE = 7;

  @TempDir Path folder;

  /** Closing it fails when a test leaks. */
  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207, 4098})
  void vectorsOfAnyLengthComeBack(int length) throws IOException {
    TraceSchema schema = new TraceSchema(List.of(Column.vector("outputs", length)), Map.of());
    double[] numbers = IntStream.range(0, length).mapToDouble(i -> 1 / (i + 1.0)).toArray();
    TraceRow row = new TraceRow(schema).put("outputs", numbers);
    TraceRow gap = new TraceRow(schema).absent("outputs");
    Path file = folder.resolve("trace.arrow");
    TraceWriter.writeOnce(file, schema, List.of(row, gap, row));
    Trace trace = Trace.read(file);
    assertEquals(schema.columns(), trace.columns());
    assertArrayEquals(numbers, trace.vector("outputs", 0));
    assertTrue(trace.isAbsent("outputs", 1));
    assertArrayEquals(numbers, trace.vector("outputs", 2));
  }

  @Test
  void columnsAreSeriesAndNothingGivenOutIsShared() throws IOException {
    Trace trace = written();
    assertArrayEquals(new long[] {1, 10, 100}, trace.longs("step"));
    trace.longs("step")[0] = 7;
    trace.vector("kernel/dense-1", 0)[0] = 7;
    Sample.assertHolds(Sample.ROWS, trace);
    assertThrows(NoSuchElementException.class, () -> trace.doubles("loss"));
    assertThrows(NoSuchElementException.class, () -> trace.doubleValue("loss", 1));
  }

  @Test
  void numbersAloneAreThoseOfTheWholeTrace() throws IOException {
    List<Column> columns = new ArrayList<>(Sample.SCHEMA.columns());
    columns.add(Column.float64("after"));
    TraceSchema schema = new TraceSchema(columns, Sample.SCHEMA.metadata());
    List<TraceRow> rows = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      TraceRow row = new TraceRow(schema).put("after", 1.0 / i);
      for (int c = 0; c < Sample.SCHEMA.columns().size(); c++) {
        Object value = Sample.row(i).value(c);
        if (value == null) {
          row.absent(columns.get(c).name());
        } else if (value instanceof Long whole) {
          row.put(columns.get(c).name(), whole);
        } else if (value instanceof Double number) {
          row.put(columns.get(c).name(), number);
        } else if (value instanceof double[] vector) {
          row.put(columns.get(c).name(), vector);
        } else {
          row.put(columns.get(c).name(), value.toString());
        }
      }
      rows.add(row);
    }
    Path file = folder.resolve("trace.arrow");
    TraceWriter.writeOnce(file, schema, rows);
    Trace whole = Trace.read(file);
    Trace numbers = Trace.readNumbers(file);
    assertEquals(
        List.of("step", "loss", "after"), numbers.columns().stream().map(Column::name).toList());
    assertEquals(whole.metadata(), numbers.metadata());
    assertEquals(7, numbers.rows());
    for (int i = 0; i < 7; i++) {
      assertEquals(whole.longValue("step", i), numbers.longValue("step", i));
      assertEquals(whole.doubleValue("after", i), numbers.doubleValue("after", i));
      assertEquals(whole.isAbsent("loss", i), numbers.isAbsent("loss", i));
      if (!whole.isAbsent("loss", i)) {
        assertEquals(whole.doubleValue("loss", i), numbers.doubleValue("loss", i));
      }
    }
  }

  @Test
  void numbersOfManyRowsInABatchComeBack() throws IOException {
    Path file = folder.resolve("trace.arrow");
    try (Float8Vector vector = new Float8Vector("loss", allocator)) {
      vector.allocateNew(20);
      for (int i = 0; i < 20; i++) {
        if (i % 9 == 4) {
          vector.setNull(i);
        } else {
          vector.set(i, i / 3.0);
        }
      }
      vector.setValueCount(20);
      try (VectorSchemaRoot root = VectorSchemaRoot.of(vector)) {
        root.setRowCount(20);
        boolean[] done = new boolean[1];
        FinishedFile.write(file, root, () -> done[0] != (done[0] = true));
      }
    }
    Trace numbers = Trace.readNumbers(file);
    for (int i = 0; i < 20; i++) {
      assertEquals(i % 9 == 4, numbers.isAbsent("loss", i));
      if (i % 9 != 4) {
        assertEquals(i / 3.0, numbers.doubleValue("loss", i));
      }
    }
  }

  @Test
  void columnThatIsNotThereIsNamed() throws IOException {
    Trace trace = written();
    assertTrue(trace.has("loss"));
    assertFalse(trace.has("rank"));
    String unknown =
        assertThrows(IllegalArgumentException.class, () -> trace.isAbsent("Loss", 0)).getMessage();
    assertTrue(unknown.contains("did you mean 'loss'"), unknown);
    String mistyped =
        assertThrows(IllegalArgumentException.class, () -> trace.longs("loss")).getMessage();
    assertTrue(mistyped.contains("loss FLOAT64"), mistyped);
  }

  @Test
  void finishedFileCutAnywhereIsInvalid() throws IOException {
    Path file = folder.resolve("trace.arrow");
    written();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertInvalid(file);
    }
  }

  /**
   * A flipped bit in a number cannot be seen; anything else ends in a message. With allocators of
   * its own, since Arrow loses a body whose description makes no sense.
   */
  @Test
  void damagedBytesGiveATraceOrAMessage() throws IOException {
    Path file = folder.resolve("trace.arrow");
    written();
    Path part = Sample.part(folder.resolve("trace.part"), allocator, 2);
    for (Path path : List.of(file, part)) {
      byte[] whole = Files.readAllBytes(path);
      int refused = 0;
      for (int i = 0; i < whole.length; i += STRIDE) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) 0x91;
        Files.write(path, damaged);
        refused += isRefused(path) ? 1 : 0;
      }
      assertTrue(refused > 0);
    }
  }

  @Test
  void otherFilesAreInvalid() throws IOException {
    assertInvalid(folder.resolve("missing.arrow"));
    assertInvalid(folder);
    Path text = Files.writeString(folder.resolve("text.arrow"), "step,loss\n1,2\n");
    assertInvalid(text);
  }

  @Test
  void foreignColumnTypeIsNamed() throws IOException {
    Path file = folder.resolve("foreign.arrow");
    try (IntVector vector = new IntVector("year", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(vector)) {
      FinishedFile.write(file, root, () -> false);
    }
    String message = assertInvalid(file);
    assertTrue(message.contains("year") && message.contains("Int(32"), message);
  }

  private Trace written() throws IOException {
    Path file = folder.resolve("trace.arrow");
    List<TraceRow> rows = IntStream.range(0, Sample.ROWS).mapToObj(Sample::row).toList();
    TraceWriter.writeOnce(file, Sample.SCHEMA, rows);
    return TraceReader.read(file, allocator);
  }

  private static boolean isRefused(Path path) {
    try {
      return Trace.read(path).rows() < 0;
    } catch (InvalidInputException e) {
      return true;
    }
  }

  private String assertInvalid(Path path) {
    String whole =
        assertThrows(InvalidInputException.class, () -> TraceReader.read(path, allocator))
            .getMessage();
    String head =
        assertThrows(InvalidInputException.class, () -> TraceReader.readSchema(path, allocator))
            .getMessage();
    assertTrue(whole.startsWith(path.toString()), whole);
    assertEquals(whole, head);
    return whole;
  }
}
