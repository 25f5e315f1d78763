package org.ntklab.core.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** What makes a file of magic word, schema and batches an Arrow IPC file. */
public final class FileFooter {
  private FileFooter() {}

  /** What an IPC file begins with, followed by two zeros, and ends with. */
  public static byte[] magic() {
    return "ARROW1".getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The end mark of the batches, the footer, its length and the magic word.
   *
   * @param schema its metadata is what readers see
   * @param batches where each batch stands, in order
   */
  public static ByteBuffer of(Schema schema, List<ArrowBlock> batches) throws IOException {
    GrowingBuffer buffer = new GrowingBuffer();
    try (WriteChannel out = new WriteChannel(buffer)) {
      out.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
      out.writeIntLittleEndian(0);
      long start = out.getCurrentPosition();
      out.write(new ArrowFooter(schema, List.of(), batches), false);
      out.writeIntLittleEndian(Math.toIntExact(out.getCurrentPosition() - start));
      out.write(magic());
      return buffer.content();
    }
  }
}
