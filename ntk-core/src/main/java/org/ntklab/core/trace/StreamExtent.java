package org.ntklab.core.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.ntklab.core.arrow.Frame;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * How far an Arrow stream is whole: up to the first message that is torn, ends the stream, or is no
 * batch (a crash of the machine may leave zeros).
 *
 * @param schema what the first message says
 * @param ends {@code [batches + 1]}, bytes: where the schema ends, then where each batch ends
 */
record StreamExtent(TraceSchema schema, List<Long> ends) {
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
    Optional<Frame> head = Frame.at(file, 0, MessageHeader.Schema);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<Long> ends = new ArrayList<>();
    for (Optional<Frame> next = head;
        next.isPresent();
        next = Frame.at(file, next.get().end(), MessageHeader.RecordBatch)) {
      ends.add(next.get().end());
    }
    return Optional.of(new StreamExtent(schema(head.get()), ends));
  }

  /** What the first message says, if it is whole; reads nothing else. */
  static Optional<TraceSchema> schemaOf(UninterruptibleFile file) throws IOException {
    return Frame.at(file, 0, MessageHeader.Schema).map(StreamExtent::schema);
  }

  private static TraceSchema schema(Frame head) {
    return ArrowSchema.toTrace(MessageSerializer.deserializeSchema(head.message()));
  }
}
