package org.ntklab.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes buffers off the heap without a copy, as fast as the system takes them. Only for a thread
 * that nobody interrupts, which would close it; all others write with {@link UninterruptibleFile}.
 */
public class BulkWriter implements AutoCloseable {
  private final FileChannel channel;

  /** Opens a file that is there. */
  public BulkWriter(Path path) throws IOException {
    this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /**
   * Writes what remains of a buffer.
   *
   * @throws IOException when the disk is full or broken; some of it may have been written then
   */
  public void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
