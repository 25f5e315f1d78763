package org.ntklab.core.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageResult;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * The messages of a stream in a file. Arrow takes as much heap for a message's metadata as its
 * length says; a damaged length is refused before.
 */
final class BoundedMessages extends MessageChannelReader {
  /** The mark of continuation, then the length of the metadata. */
  private static final int PREFIX = 2 * Integer.BYTES;

  private final UninterruptibleFile file;

  BoundedMessages(UninterruptibleFile file, BufferAllocator allocator) {
    super(new ReadChannel(file), allocator);
    this.file = file;
  }

  @Override
  public MessageResult readNext() throws IOException {
    long start = file.position();
    long left = file.size() - start - PREFIX;
    if (left >= 0) {
      ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
      file.readFully(prefix);
      file.position(start);
      int length = prefix.getInt(Integer.BYTES);
      if (length > left) {
        throw new EOFException("a message announces " + length + " bytes, more than there are");
      }
    }
    return super.readNext();
  }
}
