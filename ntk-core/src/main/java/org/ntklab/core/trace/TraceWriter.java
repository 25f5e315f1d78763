package org.ntklab.core.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.ntklab.core.arrow.Container;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.arrow.FinishedFile;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.file.WholeFile;
import org.ntklab.core.problem.InvalidInputException;

/**
 * Appends the checkpoints of one run to its {@code trace.part} and finishes it. Closing without
 * {@link #finish} leaves the part whole, to be resumed. One writer a part; not safe for threads.
 */
public final class TraceWriter implements AutoCloseable {
  private final Path part;
  private final TraceSchema schema;
  private final UninterruptibleFile file;
  private final BufferAllocator allocator;
  private final RowEncoder encoder;

  /** Where the schema ends, then where each row ends. */
  private final List<Long> ends;

  private boolean open = true;

  private TraceWriter(
      Path part, StreamExtent extent, UninterruptibleFile file, BufferAllocator allocator) {
    this.part = part;
    this.schema = extent.schema();
    this.file = file;
    this.allocator = allocator;
    this.encoder = new RowEncoder(schema, allocator);
    this.ends = new ArrayList<>(extent.ends());
  }

  /**
   * Begins a part, or resumes the one that is there: cuts it back to its last whole row.
   *
   * @param part in a folder that is there; created, or modified
   * @param schema its metadata is that of a new part; a resumed one keeps what it was begun with
   * @throws InvalidInputException if the file is no part of a trace or has other columns; it is not
   *     modified then
   * @throws IOException if the file cannot be written
   */
  public static TraceWriter open(Path part, TraceSchema schema) throws IOException {
    return open(part, schema, RootAllocator::new);
  }

  /** As {@link #open(Path, TraceSchema)}; the writer closes its allocator. */
  static TraceWriter open(Path part, TraceSchema schema, Supplier<BufferAllocator> allocators)
      throws IOException {
    UninterruptibleFile file = UninterruptibleFile.writing(part);
    StreamExtent extent;
    try {
      extent = existing(part, file, schema).orElse(new StreamExtent(schema, List.of()));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    TraceWriter writer = new TraceWriter(part, extent, file, allocators.get());
    try {
      file.truncate(writer.end());
      if (writer.ends.isEmpty()) {
        writer.write(writer.encoder.schemaMessage());
      }
    } catch (IOException e) {
      writer.close();
      throw e;
    }
    return writer;
  }

  /**
   * Writes a whole trace at once, as for what does not change during a run: in its place whole or
   * not at all.
   *
   * @param finished the file; an older one is replaced
   * @throws IllegalArgumentException if a row was made for other columns or lacks one
   * @throws IOException if it cannot be written; the target is as it was then
   */
  public static void writeOnce(Path finished, TraceSchema schema, List<TraceRow> rows)
      throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        RowEncoder encoder = new RowEncoder(schema, allocator)) {
      Iterator<TraceRow> left = rows.iterator();
      FinishedFile.write(
          finished,
          encoder.root(),
          () -> {
            boolean more = left.hasNext();
            if (more) {
              encoder.load(left.next());
            }
            return more;
          });
    }
  }

  /** Columns, and the metadata that the part was begun with. */
  public TraceSchema schema() {
    return schema;
  }

  /** How many rows the part holds. */
  public int rows() {
    return ends.size() - 1;
  }

  /**
   * Appends a row with one write to the file. After a kill of the program the row is there whole or
   * is cut off on resuming; after a crash of the machine only what {@link #sync} confirmed is sure.
   *
   * @throws IllegalArgumentException if the row was made for other columns or lacks one; the part
   *     is not modified then
   * @throws IOException if it cannot be written; the part keeps its earlier rows
   */
  public void append(TraceRow row) throws IOException {
    requireOpen();
    write(encoder.batchMessage(row));
  }

  /**
   * Drops the rows after the first {@code rows}: a run that resumes from a checkpoint writes the
   * later ones again.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public void cutTo(int rows) throws IOException {
    requireOpen();
    if (rows < 0 || rows > rows()) {
      throw new IllegalArgumentException(
          "%s: cannot cut to %d rows, it has %d".formatted(part, rows, rows()));
    }
    ends.subList(rows + 1, ends.size()).clear();
    file.truncate(end());
  }

  /** Returns once all rows are on the disk; call it before a checkpoint that relies on them. */
  public void sync() throws IOException {
    requireOpen();
    file.sync();
  }

  /**
   * Makes the finished trace of all rows, in its place whole or not at all, deletes the part and
   * closes the writer.
   *
   * @param finished the file; an older one is replaced
   * @param moreMetadata what is known only now; where a key is there already, the new value stands
   * @throws IOException if it cannot be written; the part and the writer are as they were then
   */
  public void finish(Path finished, Map<String, String> moreMetadata) throws IOException {
    finish(finished, moreMetadata, whole -> {});
  }

  /**
   * As {@link #finish(Path, Map)}.
   *
   * @param beforeRename sees the whole file before it gets its name; when it throws, that is not
   *     given
   */
  public void finish(Path finished, Map<String, String> moreMetadata, WholeFile.Action beforeRename)
      throws IOException {
    requireOpen();
    try (UninterruptibleFile source = UninterruptibleFile.reading(part);
        ArrowStreamReader reader = new ArrowStreamReader(source, allocator)) {
      VectorSchemaRoot batch = reader.getVectorSchemaRoot();
      // The reader's vectors under the final metadata.
      VectorSchemaRoot root =
          new VectorSchemaRoot(
              ArrowSchema.of(schema.with(moreMetadata)), batch.getFieldVectors(), 0);
      FinishedFile.write(
          finished,
          root,
          () -> {
            boolean more = reader.loadNextBatch();
            root.setRowCount(batch.getRowCount());
            return more;
          },
          beforeRename);
    }
    close();
    Files.delete(part);
  }

  /** Leaves the part whole. Does nothing the second time. */
  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      try (allocator;
          encoder;
          file) {
        file.truncate(end());
      }
    }
  }

  private static Optional<StreamExtent> existing(
      Path part, UninterruptibleFile file, TraceSchema schema) throws IOException {
    Optional<StreamExtent> extent =
        switch (Container.of(file)) {
          case BLANK -> Optional.empty();
          case STREAM -> extent(part, file);
          case FILE ->
              throw FileDecoding.invalid(part, "is a finished trace, expected one to append to");
          case FOREIGN -> throw FileDecoding.invalid(part, "is no trace: move it away");
        };
    if (extent.isPresent()) {
      String difference = extent.get().schema().difference(schema);
      if (!difference.isEmpty()) {
        throw FileDecoding.invalid(
            part, "was begun with other columns; now " + difference + ": delete it to begin again");
      }
    }
    return extent;
  }

  private static Optional<StreamExtent> extent(Path part, UninterruptibleFile file)
      throws IOException {
    try {
      return StreamExtent.of(file);
    } catch (TraceFormat.NewerException e) {
      throw FileDecoding.invalid(part, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw FileDecoding.invalid(part, "is no trace: " + e.getMessage());
    }
  }

  private long end() {
    return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
  }

  private void write(ByteBuffer message) throws IOException {
    long start = end();
    long after = start + message.remaining();
    file.position(start);
    try {
      file.write(message);
    } catch (IOException e) {
      // A disk that is full may have taken a piece.
      file.truncate(start);
      throw e;
    }
    ends.add(after);
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException(part + ": the trace writer is closed");
    }
  }
}
