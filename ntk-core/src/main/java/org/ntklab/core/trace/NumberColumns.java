package org.ntklab.core.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.ntklab.core.arrow.Frame;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * Reads the columns of single numbers out of a finished trace, and skips the vectors between them:
 * kilobytes instead of megabytes.
 */
final class NumberColumns {
  /** Nodes and buffers that a column takes in a batch, by its type. */
  private static final int VECTOR_NODES = 2;

  private static final int VECTOR_BUFFERS = 3;
  private static final int TEXT_BUFFERS = 3;
  private static final int NUMBER_BUFFERS = 2;

  private final UninterruptibleFile file;
  private final TraceSchema schema;
  private final List<Column> numbers;

  NumberColumns(UninterruptibleFile file, TraceSchema schema) {
    this.file = file;
    this.schema = schema;
    this.numbers = schema.columns().stream().filter(NumberColumns::isNumber).toList();
  }

  /**
   * The columns at every row of these batches.
   *
   * @throws IllegalArgumentException if a batch is not what the schema says, or is compressed
   */
  Trace read(List<ArrowBlock> batches) throws IOException {
    List<List<Object>> values = new ArrayList<>();
    numbers.forEach(column -> values.add(new ArrayList<>()));
    int rows = 0;
    for (ArrowBlock block : batches) {
      Frame frame =
          Frame.at(file, block.getOffset(), MessageHeader.RecordBatch)
              .orElseThrow(() -> new IllegalArgumentException("a checkpoint is missing"));
      rows += batch(frame, values);
    }
    return new Trace(
        new TraceSchema(numbers, schema.metadata()),
        rows,
        values.stream().map(List::toArray).toArray(Object[][]::new));
  }

  private int batch(Frame frame, List<List<Object>> values) throws IOException {
    RecordBatch batch = (RecordBatch) frame.message().header(new RecordBatch());
    if (batch == null || batch.compression() != null || batch.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a checkpoint is compressed or no record batch");
    }
    int rows = (int) batch.length();
    int node = 0;
    int buffer = 0;
    int number = 0;
    for (Column column : schema.columns()) {
      if (isNumber(column)) {
        boolean complete = batch.nodes(node).nullCount() == 0;
        ByteBuffer present = complete ? null : bytes(frame, batch.buffers(buffer), (rows + 7) / 8);
        ByteBuffer data = bytes(frame, batch.buffers(buffer + 1), rows * Double.BYTES);
        for (int row = 0; row < rows; row++) {
          boolean absent = present != null && ((present.get(row / 8) >> (row % 8)) & 1) == 0;
          values.get(number).add(absent ? null : value(column, data, row));
        }
        number++;
      }
      node += column.type() == Column.Type.VECTOR ? VECTOR_NODES : 1;
      buffer +=
          switch (column.type()) {
            case VECTOR -> VECTOR_BUFFERS;
            case TEXT -> TEXT_BUFFERS;
            default -> NUMBER_BUFFERS;
          };
    }
    return rows;
  }

  private static Object value(Column column, ByteBuffer data, int row) {
    int at = row * Double.BYTES;
    return column.type() == Column.Type.INT64
        ? (Object) data.getLong(at)
        : (Object) data.getDouble(at);
  }

  private ByteBuffer bytes(Frame frame, Buffer buffer, int length) throws IOException {
    if (buffer.offset() < 0
        || buffer.length() < length
        || buffer.offset() > frame.end() - frame.body() - length) {
      throw new IllegalArgumentException("a column lies outside of its checkpoint");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(frame.body() + buffer.offset());
    file.readFully(bytes);
    return bytes;
  }

  private static boolean isNumber(Column column) {
    return column.type() == Column.Type.INT64 || column.type() == Column.Type.FLOAT64;
  }
}
