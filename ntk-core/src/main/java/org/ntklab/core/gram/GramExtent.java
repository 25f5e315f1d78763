package org.ntklab.core.gram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.ntklab.core.arrow.Container;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.arrow.Frame;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * What a Gram file holds and where.
 *
 * @param schema its table
 * @param strips in order, from row 0, without gaps
 * @param end where the last strip ends, or the schema if there is none
 */
record GramExtent(GramSchema schema, List<StoredStrip> strips, long end) {
  /** Where the schema's message begins: after the magic word and two zeros. */
  static final int SCHEMA_START = 8;

  GramExtent {
    strips = List.copyOf(strips);
  }

  /** A Gram without rows. */
  static GramExtent empty(GramSchema schema) {
    return new GramExtent(schema, List.of(), 0);
  }

  /** How many rows there are. */
  int rows() {
    return strips.isEmpty() ? 0 : strips.get(strips.size() - 1).to();
  }

  /**
   * What a finished file holds.
   *
   * @throws org.ntklab.core.problem.InvalidInputException if it cannot be read or is no Gram
   */
  static GramExtent ofFile(Path path) {
    return FileDecoding.decode(
        path,
        "Gram matrix",
        file -> {
          try (RootAllocator allocator = new RootAllocator();
              ArrowFileReader reader = new ArrowFileReader(file, allocator)) {
            GramSchema schema = GramSchema.of(reader.getVectorSchemaRoot().getSchema());
            List<StoredStrip> strips = new ArrayList<>();
            int rows = 0;
            for (ArrowBlock block : reader.getRecordBlocks()) {
              Frame frame =
                  Frame.at(file, block.getOffset(), MessageHeader.RecordBatch)
                      .orElseThrow(() -> new IOException("a strip of its rows is torn"));
              StoredStrip strip = StoredStrip.of(frame, block.getOffset(), rows, schema);
              strips.add(strip);
              rows = strip.to();
            }
            return new GramExtent(schema, strips, file.size());
          }
        });
  }

  /**
   * How far a part is whole: up to the first strip that is torn or that it does not have. Empty
   * when not even the schema is whole.
   *
   * @throws org.ntklab.core.problem.InvalidInputException if it cannot be read or is something else
   */
  static Optional<GramExtent> ofPart(Path path) {
    return FileDecoding.decode(
        path,
        "part of a Gram matrix",
        file ->
            switch (Container.of(file)) {
              case BLANK -> Optional.empty();
              case FILE -> walk(file);
              case STREAM, FOREIGN ->
                  throw new IOException("it does not begin as one; move it away");
            });
  }

  private static Optional<GramExtent> walk(UninterruptibleFile file) throws IOException {
    Optional<Frame> head = Frame.at(file, SCHEMA_START, MessageHeader.Schema);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    GramSchema schema = GramSchema.of(MessageSerializer.deserializeSchema(head.get().message()));
    List<StoredStrip> strips = new ArrayList<>();
    long end = head.get().end();
    int rows = 0;
    for (Optional<Frame> next = Frame.at(file, end, MessageHeader.RecordBatch);
        next.isPresent();
        next = Frame.at(file, end, MessageHeader.RecordBatch)) {
      StoredStrip strip = StoredStrip.of(next.get(), end, rows, schema);
      strips.add(strip);
      rows = strip.to();
      end = strip.end();
    }
    return Optional.of(new GramExtent(schema, strips, end));
  }
}
