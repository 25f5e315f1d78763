package org.ntklab.core.gram;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * Reads rectangles of a Gram from its file, also while it grows, and while its thread is being
 * interrupted. Nothing is mapped: the system's reading ahead around each touched page would read a
 * file that is larger than memory many times over. For one thread at a time.
 */
final class RowReader implements Closeable {
  private final UninterruptibleFile file;
  private final GramSchema schema;
  private final StripIndex strips;
  private ByteBuffer memory = ByteBuffer.allocate(0);

  RowReader(Path path, GramSchema schema, StripIndex strips) throws IOException {
    this.file = UninterruptibleFile.reading(path);
    this.schema = schema;
    this.strips = strips;
  }

  /** A tile's entries by rows, until the next call; its rows must be there. */
  Entries read(int kernel, Tile tile) throws IOException {
    Storage storage = schema.storage();
    int bytes = Math.toIntExact(tile.entries() * storage.bytes());
    if (memory.capacity() < bytes) {
      memory = ByteBuffer.allocate(bytes);
    }
    memory.clear();
    for (int i = tile.r0(); i < tile.r1(); i++) {
      StoredStrip strip = strips.strip(i);
      long entry = (long) (i - strip.from()) * schema.columns() + tile.c0();
      file.position(strip.numbers().get(kernel) + entry * storage.bytes());
      memory.limit(memory.position() + tile.columns() * storage.bytes());
      file.readFully(memory);
    }
    return storage.entries(memory.flip());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
