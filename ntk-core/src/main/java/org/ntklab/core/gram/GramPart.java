package org.ntklab.core.gram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.ntklab.core.arrow.FileFooter;
import org.ntklab.core.arrow.Frame;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.file.BulkWriter;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * A Gram file while it grows: an Arrow IPC file without its footer. Closing without {@link #finish}
 * leaves it whole, to be resumed. One writer a part.
 */
final class GramPart implements AutoCloseable {
  private final Path path;
  private final GramSchema schema;
  private final UninterruptibleFile file;
  private final BulkWriter bulk;
  private final List<StoredStrip> strips;
  private final StripIndex index;
  private long end;

  private GramPart(Path path, GramExtent extent, UninterruptibleFile file, BulkWriter bulk) {
    this.path = path;
    this.schema = extent.schema();
    this.file = file;
    this.bulk = bulk;
    this.strips = new ArrayList<>(extent.strips());
    this.index = new StripIndex(strips);
    this.end = extent.end();
  }

  /** Opens what strips are written with; another one in tests that fill the disk. */
  @FunctionalInterface
  interface BulkOpening {
    BulkWriter open(Path path) throws IOException;
  }

  /**
   * Begins a part, or resumes one: cuts it back to its last whole strip.
   *
   * @param path created or modified
   * @param schema of a part that is begun
   * @param existing what the part holds that is there; empty if its schema is not whole
   */
  static GramPart open(
      Path path, GramSchema schema, Optional<GramExtent> existing, BulkOpening bulk)
      throws IOException {
    UninterruptibleFile file = UninterruptibleFile.writing(path);
    try {
      GramExtent extent = existing.isPresent() ? existing.get() : begin(file, schema);
      file.truncate(extent.end());
      return new GramPart(path, extent, file, bulk.open(path));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Table and metadata: what the part was begun with. */
  GramSchema schema() {
    return schema;
  }

  /** How many rows it holds. */
  int rows() {
    return index.rows();
  }

  /** Where its strips lie, for threads that read them; grows with the part. */
  StripIndex index() {
    return index;
  }

  /** Open files of this part. */
  RowReaders readers() {
    return new RowReaders(path, schema, index);
  }

  /**
   * Appends a strip with one write. Only in a thread that nobody interrupts.
   *
   * @param bytes head and body, off the heap; its position is modified
   * @throws IOException if the disk is full or broken; the part keeps its earlier strips
   */
  void append(StripLayout layout, ByteBuffer bytes) throws IOException {
    try {
      bulk.write(bytes, end);
    } catch (IOException e) {
      try {
        // A disk that is full may have taken a piece.
        file.truncate(end);
      } catch (IOException second) {
        // Whoever resumes cuts it.
        e.addSuppressed(second);
      }
      throw e;
    }
    StoredStrip strip = StoredStrip.of(layout, index.rows(), end);
    strips.add(strip);
    end = strip.end();
    index.add(strip);
  }

  /**
   * Makes the part the finished file, in its place whole or not at all, and closes it.
   *
   * @param target an older file is replaced
   * @throws IOException if that fails; the part keeps its strips
   */
  void finish(Path target) throws IOException {
    file.position(end);
    file.write(FileFooter.of(schema.toArrow(), strips.stream().map(StoredStrip::block).toList()));
    file.sync();
    close();
    AtomicMove.replace(path, target);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      bulk.close();
    }
  }

  private static GramExtent begin(UninterruptibleFile file, GramSchema schema) throws IOException {
    ByteBuffer message = MessageSerializer.serializeMetadata(schema.toArrow(), IpcOption.DEFAULT);
    ByteBuffer head = Frame.head(message, GramExtent.SCHEMA_START, StripLayout.ALIGNMENT);
    ByteBuffer start = ByteBuffer.allocate(GramExtent.SCHEMA_START + head.remaining());
    start.put(FileFooter.magic()).position(GramExtent.SCHEMA_START).put(head).flip();
    file.truncate(0);
    file.position(0);
    file.write(start);
    return new GramExtent(schema, List.of(), start.limit());
  }
}
