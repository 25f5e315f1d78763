package org.ntklab.core.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.problem.InvalidInputException;

class TraceWriterTest {
  private static final Map<String, String> MORE = Map.of("status", "done");

  @TempDir Path folder;

  /** Closing it fails when a test leaks. */
  private final BufferAllocator allocator = new RootAllocator();

  private Path part;
  private Path finished;

  @BeforeEach
  void place() {
    part = folder.resolve("trace.part");
    finished = folder.resolve("trace.arrow");
  }

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13})
  void finishedTraceHoldsWhatWasAppended(int rows) throws IOException {
    try (TraceWriter writer = Sample.open(part, allocator)) {
      Sample.append(writer, 0, rows);
      assertEquals(rows, writer.rows());
      Sample.assertHolds(rows, Trace.read(part));
      writer.finish(finished, Map.of("status", "done", "blas", "Haswell"));
      assertThrows(IllegalStateException.class, () -> writer.append(Sample.row(0)));
    }
    Sample.assertHolds(rows, Trace.read(finished));
    Map<String, String> metadata = Map.of("seed", "0", "status", "done", "blas", "Haswell");
    assertEquals(metadata, Trace.read(finished).metadata());
    assertEquals(metadata, Trace.readMetadata(finished));
    assertEquals(List.of(finished), files());
  }

  /** A kill leaves some prefix of the file. */
  @Test
  void partCutAtAnyByteResumesToTheSameBytes() throws IOException {
    Sample.part(part, allocator, Sample.ROWS);
    byte[] whole = Files.readAllBytes(part);
    StreamExtent extent = extent();
    byte[] expected = finish();
    for (int length = 0; length <= whole.length; length++) {
      Files.write(part, Arrays.copyOf(whole, length));
      int rows = assertResumes(extent, length);
      assertArrayEquals(whole, Files.readAllBytes(part), "cut at " + length);
      // Equal parts finish equally: seen once for each number of rows is enough.
      if (length == extent.ends().get(rows)) {
        assertArrayEquals(expected, finish(), "cut at " + length);
      }
    }
    Sample.assertHolds(Sample.ROWS, Trace.read(finished));
  }

  /** A crash of the machine may keep a file's length and lose its last bytes. */
  @Test
  void partWithZerosAfterAnyMessageResumesToTheSameBytes() throws IOException {
    Sample.part(part, allocator, Sample.ROWS);
    byte[] whole = Files.readAllBytes(part);
    StreamExtent extent = extent();
    for (int kept = -1; kept <= extent.batches(); kept++) {
      int length = kept < 0 ? 0 : extent.ends().get(kept).intValue();
      Files.write(part, Arrays.copyOf(Arrays.copyOf(whole, length), whole.length + 16));
      assertResumes(extent, length);
      assertArrayEquals(whole, Files.readAllBytes(part), "zeros from " + length);
    }
  }

  @Test
  void resumedPartKeepsItsMetadata() throws IOException {
    Sample.part(part, allocator, 1);
    TraceSchema elsewhere = Sample.SCHEMA.with(Map.of("blas", "Haswell"));
    try (TraceWriter writer = TraceWriter.open(part, elsewhere)) {
      assertEquals("Zen", writer.schema().metadata().get("blas"));
    }
    assertEquals(Sample.SCHEMA.metadata(), Trace.readMetadata(part));
  }

  @Test
  void rowsAfterACheckpointCanBeWrittenAgain() throws IOException {
    Sample.part(part, allocator, Sample.ROWS);
    byte[] whole = Files.readAllBytes(part);
    try (TraceWriter writer = Sample.open(part, allocator)) {
      writer.cutTo(1);
      Sample.append(writer, 1, Sample.ROWS);
      assertThrows(IllegalArgumentException.class, () -> writer.cutTo(Sample.ROWS + 1));
    }
    assertArrayEquals(whole, Files.readAllBytes(part));
  }

  @Test
  void otherColumnsAreRefusedAndThePartLeftAsItWas() throws IOException {
    Sample.part(part, allocator, 2);
    byte[] whole = Files.readAllBytes(part);
    TraceSchema other =
        new TraceSchema(List.of(Column.int64("step"), Column.float64("rank")), Map.of());
    String message = assertInvalid(() -> TraceWriter.open(part, other).close());
    assertTrue(message.contains("loss FLOAT64") && message.contains("rank FLOAT64"), message);
    assertArrayEquals(whole, Files.readAllBytes(part));
  }

  @Test
  void foreignAndFinishedFilesAreNotAppendedTo() throws IOException {
    Files.writeString(part, "step,loss\n");
    assertInvalid(() -> TraceWriter.open(part, Sample.SCHEMA).close());
    assertEquals("step,loss\n", Files.readString(part));
    TraceWriter.writeOnce(finished, Sample.SCHEMA, List.of());
    assertInvalid(() -> TraceWriter.open(finished, Sample.SCHEMA).close());
  }

  @Test
  void rowThatDoesNotFitLeavesThePartAsItWas() throws IOException {
    try (TraceWriter writer = Sample.open(part, allocator)) {
      Sample.append(writer, 0, 1);
      TraceRow incomplete = new TraceRow(Sample.SCHEMA).put("step", 2);
      assertThrows(IllegalArgumentException.class, () -> writer.append(incomplete));
      TraceRow foreign = new TraceRow(new TraceSchema(List.of(), Map.of()));
      assertThrows(IllegalArgumentException.class, () -> writer.append(foreign));
      Sample.append(writer, 1, 2);
    }
    Sample.assertHolds(2, Trace.read(part));
  }

  @Test
  void failureToFinishLosesNothing() throws IOException {
    try (TraceWriter writer = Sample.open(part, allocator)) {
      Sample.append(writer, 0, 1);
      Path nowhere = folder.resolve("missing").resolve("trace.arrow");
      assertThrows(IOException.class, () -> writer.finish(nowhere, MORE));
      Sample.append(writer, 1, 2);
      Files.createDirectories(finished.resolve("in-the-way"));
      assertThrows(IOException.class, () -> writer.finish(finished, MORE));
      assertEquals(List.of(finished, part), files());
      Path elsewhere = folder.resolve("elsewhere.arrow");
      writer.finish(elsewhere, MORE);
      Sample.assertHolds(2, Trace.read(elsewhere));
    }
    Path nowhere = folder.resolve("missing").resolve("trace.part");
    assertThrows(IOException.class, () -> Sample.open(nowhere, allocator).close());
  }

  /** Whoever stops a run interrupts its thread; its last row and its finish must still work. */
  @Test
  void interruptedThreadStillWrites() throws IOException {
    try (TraceWriter writer = Sample.open(part, allocator)) {
      Thread.currentThread().interrupt();
      Sample.append(writer, 0, 2);
      writer.sync();
      writer.finish(finished, MORE);
    } finally {
      assertTrue(Thread.interrupted());
    }
    Sample.assertHolds(2, Trace.read(finished));
  }

  @Test
  void writeOnceReplacesTheOlderFile() throws IOException {
    TraceWriter.writeOnce(finished, Sample.SCHEMA, List.of(Sample.row(0)));
    TraceWriter.writeOnce(finished, Sample.SCHEMA, List.of(Sample.row(0), Sample.row(1)));
    Sample.assertHolds(2, Trace.read(finished));
    assertEquals(List.of(finished), files());
  }

  private int assertResumes(StreamExtent extent, int length) throws IOException {
    long count = extent.ends().stream().filter(end -> end <= length).count();
    int rows = Math.max(0, (int) count - 1);
    if (count > 0) {
      Sample.assertHolds(rows, Trace.read(part));
    } else {
      assertInvalid(() -> Trace.read(part));
      assertInvalid(() -> Trace.readMetadata(part));
    }
    try (TraceWriter writer = Sample.open(part, allocator)) {
      assertEquals(rows, writer.rows(), "rows when cut at " + length);
      Sample.append(writer, rows, Sample.ROWS);
    }
    return rows;
  }

  private StreamExtent extent() throws IOException {
    try (UninterruptibleFile file = UninterruptibleFile.reading(part)) {
      return StreamExtent.of(file).orElseThrow();
    }
  }

  private byte[] finish() throws IOException {
    try (TraceWriter writer = Sample.open(part, allocator)) {
      writer.finish(finished, MORE);
    }
    assertFalse(Files.exists(part));
    return Files.readAllBytes(finished);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private String assertInvalid(Executable attempt) {
    String message = assertThrows(InvalidInputException.class, attempt).getMessage();
    assertTrue(message.startsWith(folder.toString()), message);
    return message;
  }
}
