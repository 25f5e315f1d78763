package org.ntklab.core.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageResult;

/**
 * The messages of a stream in a file. Arrow takes as much heap for a message's metadata as its
 * length says; a damaged length is refused before.
 */
final class BoundedMessages extends MessageChannelReader {
  private final SeekableByteChannel channel;

  BoundedMessages(SeekableByteChannel channel, BufferAllocator allocator) {
    super(new ReadChannel(channel), allocator);
    this.channel = channel;
  }

  @Override
  public MessageResult readNext() throws IOException {
    long start = channel.position();
    // The mark of continuation, then the length of the metadata.
    ByteBuffer prefix = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (prefix.hasRemaining() && channel.read(prefix) >= 0) {
      // Read on: one call may give fewer bytes.
    }
    int length = Math.max(prefix.getInt(0), prefix.getInt(Integer.BYTES));
    if (length > channel.size() - start) {
      throw new EOFException("a message announces " + length + " bytes, more than there are");
    }
    channel.position(start);
    return super.readNext();
  }
}
