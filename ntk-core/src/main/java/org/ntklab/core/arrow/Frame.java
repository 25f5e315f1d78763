package org.ntklab.core.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * One message of an Arrow stream or file: the continuation mark, the metadata's length, the
 * metadata, a body.
 *
 * @param message the metadata
 * @param body where the body begins, bytes from the beginning of the file
 * @param end where the body ends
 */
public record Frame(Message message, long body, long end) {
  /** The continuation mark and the metadata's length. */
  private static final int PREFIX = 2 * Integer.BYTES;

  /**
   * The message that begins at a place, if all of it is there: reads its metadata, skips its body.
   * Empty if it is torn, ends the stream or is of another kind.
   *
   * @param kind a constant of {@link org.apache.arrow.flatbuf.MessageHeader}
   */
  public static Optional<Frame> at(UninterruptibleFile file, long start, byte kind)
      throws IOException {
    long left = file.size() - start;
    if (left < PREFIX) {
      return Optional.empty();
    }
    ByteBuffer prefix = read(file, start, PREFIX);
    int length = prefix.getInt(Integer.BYTES);
    if (prefix.getInt(0) != MessageSerializer.IPC_CONTINUATION_TOKEN
        || length <= 0
        || length > left - PREFIX) {
      return Optional.empty();
    }
    Message message = Message.getRootAsMessage(read(file, start + PREFIX, length));
    try {
      long bodyLength = message.bodyLength();
      if (message.headerType() != kind || bodyLength < 0 || bodyLength > left - PREFIX - length) {
        return Optional.empty();
      }
      long body = start + PREFIX + length;
      return Optional.of(new Frame(message, body, body + bodyLength));
    } catch (IndexOutOfBoundsException e) {
      // The metadata's place was kept for it, but not its bytes.
      return Optional.empty();
    }
  }

  /**
   * What stands before a body: mark, length and metadata, padded.
   *
   * @param metadata a finished message; not modified
   * @param start where it will stand in the file, a multiple of 8
   * @param alignment the body will stand at a multiple of it; itself a multiple of 8
   */
  public static ByteBuffer head(ByteBuffer metadata, long start, int alignment) {
    int length = PREFIX + metadata.remaining();
    int padded = length + (int) Math.floorMod(-(start + length), (long) alignment);
    ByteBuffer head = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(MessageSerializer.IPC_CONTINUATION_TOKEN);
    head.putInt(padded - PREFIX);
    head.put(metadata.duplicate());
    return head.rewind();
  }

  private static ByteBuffer read(UninterruptibleFile file, long start, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(start);
    file.readFully(bytes);
    return bytes.flip();
  }
}
