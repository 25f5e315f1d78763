package org.ntklab.core.gram;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Open files of one Gram, lent to threads one by one; closed when nobody reads any more. */
final class RowReaders implements Closeable {
  private final Path path;
  private final GramSchema schema;
  private final StripIndex strips;
  private final Queue<RowReader> idle = new ConcurrentLinkedQueue<>();

  /** Nothing is opened before it is read. */
  RowReaders(Path path, GramSchema schema, StripIndex strips) {
    this.path = path;
    this.schema = schema;
    this.strips = strips;
  }

  /** What is done with a reader. */
  @FunctionalInterface
  interface Reading {
    void with(RowReader reader) throws IOException;
  }

  /** Lends a reader. */
  void read(Reading reading) throws IOException {
    RowReader lent = idle.poll();
    RowReader reader = lent == null ? new RowReader(path, schema, strips) : lent;
    try {
      reading.with(reader);
    } finally {
      idle.add(reader);
    }
  }

  @Override
  public void close() throws IOException {
    for (RowReader reader = idle.poll(); reader != null; reader = idle.poll()) {
      reader.close();
    }
  }
}
