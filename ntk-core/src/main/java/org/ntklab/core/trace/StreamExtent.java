package org.ntklab.core.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/**
 * How far an Arrow stream is whole: up to the first message that is torn, ends the stream, or is no
 * batch (a crash of the machine may leave zeros).
 *
 * @param schema what the first message says
 * @param ends {@code [batches + 1]}, bytes: where the schema ends, then where each batch ends
 */
record StreamExtent(TraceSchema schema, List<Long> ends) {
  /** Before the metadata of each message: the continuation mark and the metadata's length. */
  private static final int PREFIX = 2 * Integer.BYTES;

  /** How many whole batches there are. */
  int batches() {
    return ends.size() - 1;
  }

  /**
   * Walks a stream: reads every message's metadata, skips its body. Empty when not even the schema
   * is whole.
   *
   * @throws IllegalArgumentException if a column has a type that traces do not have
   */
  static Optional<StreamExtent> of(UninterruptibleFile file) throws IOException {
    Optional<Frame> head = frame(file, 0, MessageHeader.Schema);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<Long> ends = new ArrayList<>();
    for (Optional<Frame> next = head;
        next.isPresent();
        next = frame(file, next.get().end(), MessageHeader.RecordBatch)) {
      ends.add(next.get().end());
    }
    return Optional.of(new StreamExtent(schema(head.get()), ends));
  }

  /** What the first message says, if it is whole; reads nothing else. */
  static Optional<TraceSchema> schemaOf(UninterruptibleFile file) throws IOException {
    return frame(file, 0, MessageHeader.Schema).map(StreamExtent::schema);
  }

  private static TraceSchema schema(Frame head) {
    return ArrowSchema.toTrace(MessageSerializer.deserializeSchema(head.message()));
  }

  private static Optional<Frame> frame(UninterruptibleFile file, long start, byte kind)
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
      long body = message.bodyLength();
      if (message.headerType() != kind || body < 0 || body > left - PREFIX - length) {
        return Optional.empty();
      }
      return Optional.of(new Frame(message, start + PREFIX + length + body));
    } catch (IndexOutOfBoundsException e) {
      // The metadata's place was kept for it, but not its bytes.
      return Optional.empty();
    }
  }

  private static ByteBuffer read(UninterruptibleFile file, long start, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(start);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private record Frame(Message message, long end) {}
}
