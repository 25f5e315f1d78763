package org.ntklab.core.gram;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.ntklab.core.arrow.Frame;

/**
 * A strip of rows where it lies in a file, one record batch. Places are bytes from the beginning of
 * the file.
 *
 * @param from first row
 * @param to row after the last
 * @param start where the batch's message begins
 * @param body where its body begins
 * @param end where the body ends
 * @param numbers where each kernel's numbers begin
 */
record StoredStrip(int from, int to, long start, long body, long end, List<Long> numbers) {
  /** Buffers of a column: the list's bitmap, the numbers' bitmap, the numbers. */
  private static final int BUFFERS = 3;

  /** Nodes of a column: the list, the numbers. */
  private static final int NODES = 2;

  /** The strip of a layout, written at a place. */
  static StoredStrip of(StripLayout layout, int from, long start) {
    List<Long> numbers = layout.numbers().stream().map(at -> start + at).toList();
    long body = start + layout.head().remaining();
    return new StoredStrip(
        from, from + layout.rows(), start, body, start + layout.length(), numbers);
  }

  /**
   * The strip of a record batch.
   *
   * @param from its first row
   * @throws IllegalArgumentException if the batch is not of this schema, or has gaps
   */
  static StoredStrip of(Frame frame, long start, int from, GramSchema schema) {
    RecordBatch batch = (RecordBatch) frame.message().header(new RecordBatch());
    int kernels = schema.kernels().size();
    if (batch == null
        || batch.nodesLength() != NODES * kernels
        || batch.buffersLength() != BUFFERS * kernels) {
      throw damaged(from, "does not have the columns of its file");
    }
    if (batch.compression() != null) {
      throw damaged(from, "is compressed, which cannot be mapped: write it without compression");
    }
    if (batch.length() < 0 || batch.length() > Integer.MAX_VALUE - from) {
      throw damaged(from, "has " + batch.length() + " rows");
    }
    long entries = batch.length() * schema.columns();
    if (entries > Integer.MAX_VALUE / schema.storage().bytes()) {
      throw damaged(from, "has 2 GiB of a kernel or more: write it in smaller batches");
    }
    long bytes = entries * schema.storage().bytes();
    List<Long> numbers = new ArrayList<>();
    long free = 0;
    for (int kernel = 0; kernel < kernels; kernel++) {
      FieldNode list = batch.nodes(NODES * kernel);
      FieldNode items = batch.nodes(NODES * kernel + 1);
      if (list.nullCount() != 0 || items.nullCount() != 0) {
        throw damaged(from, "lacks entries");
      }
      long at = batch.buffers(BUFFERS * kernel + 2).offset();
      if (list.length() != batch.length()
          || items.length() != entries
          || batch.buffers(BUFFERS * kernel + 2).length() < bytes
          || at < free
          || at > frame.end() - frame.body() - bytes) {
        throw damaged(from, "does not have the numbers that it should");
      }
      free = at + bytes;
      numbers.add(frame.body() + at);
    }
    int to = from + (int) batch.length();
    return new StoredStrip(from, to, start, frame.body(), frame.end(), List.copyOf(numbers));
  }

  /** Its line in a file's footer. */
  ArrowBlock block() {
    return new ArrowBlock(start, Math.toIntExact(body - start), end - body);
  }

  private static IllegalArgumentException damaged(int from, String what) {
    return new IllegalArgumentException("the strip from row " + from + " on " + what);
  }
}
