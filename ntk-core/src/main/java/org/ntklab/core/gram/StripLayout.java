package org.ntklab.core.gram;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.ntklab.core.arrow.Frame;

/**
 * Where what stands in the record batch of a strip, before it is written. Numbers of a kernel begin
 * at multiples of {@link #ALIGNMENT}; no entry is null, so there are no bitmaps.
 *
 * @param rows of the strip
 * @param head what stands before the body
 * @param numbers where each kernel's numbers begin, bytes from the beginning of the head
 * @param length bytes of head and body
 */
record StripLayout(int rows, ByteBuffer head, List<Integer> numbers, int length) {
  /** Where SIMD kernels like their data to begin, in the file and so in mapped memory. */
  static final int ALIGNMENT = 64;

  /**
   * The layout of a strip that begins at a multiple of {@link #ALIGNMENT}.
   *
   * @throws IllegalArgumentException if it would have 2 GiB or more
   */
  static StripLayout of(GramSchema schema, int rows) {
    long kernelBytes = (long) rows * schema.columns() * schema.storage().bytes();
    long padded = -Math.floorDiv(-kernelBytes, (long) ALIGNMENT) * ALIGNMENT;
    long body = schema.kernels().size() * padded;
    ByteBuffer head = Frame.head(message(schema, rows, kernelBytes, padded), 0, ALIGNMENT);
    long length = head.remaining() + body;
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a strip of %d rows takes %d bytes, at most 2 GiB: give tiles fewer rows"
              .formatted(rows, length));
    }
    List<Integer> numbers = new ArrayList<>();
    for (int kernel = 0; kernel < schema.kernels().size(); kernel++) {
      numbers.add((int) (head.remaining() + kernel * padded));
    }
    return new StripLayout(rows, head, numbers, (int) length);
  }

  private static ByteBuffer message(GramSchema schema, int rows, long kernelBytes, long padded) {
    int kernels = schema.kernels().size();
    FlatBufferBuilder builder = new FlatBufferBuilder();
    // Flatbuffers are built from their end. A kernel has the list's bitmap, the numbers' bitmap and
    // the numbers.
    RecordBatch.startBuffersVector(builder, 3 * kernels);
    for (int kernel = kernels - 1; kernel >= 0; kernel--) {
      Buffer.createBuffer(builder, kernel * padded, kernelBytes);
      Buffer.createBuffer(builder, kernel * padded, 0);
      Buffer.createBuffer(builder, kernel * padded, 0);
    }
    int buffers = builder.endVector();
    RecordBatch.startNodesVector(builder, 2 * kernels);
    for (int kernel = 0; kernel < kernels; kernel++) {
      FieldNode.createFieldNode(builder, (long) rows * schema.columns(), 0);
      FieldNode.createFieldNode(builder, rows, 0);
    }
    int nodes = builder.endVector();
    RecordBatch.startRecordBatch(builder);
    RecordBatch.addLength(builder, rows);
    RecordBatch.addNodes(builder, nodes);
    RecordBatch.addBuffers(builder, buffers);
    int batch = RecordBatch.endRecordBatch(builder);
    Message.startMessage(builder);
    Message.addVersion(builder, MetadataVersion.V5);
    Message.addHeaderType(builder, MessageHeader.RecordBatch);
    Message.addHeader(builder, batch);
    Message.addBodyLength(builder, kernels * padded);
    Message.finishMessageBuffer(builder, Message.endMessage(builder));
    return builder.dataBuffer();
  }
}
