package org.ntklab.core.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.ntklab.core.arrow.GrowingBuffer;

/**
 * Turns rows into record batches of one row, in vectors allocated once. Equal rows give equal bytes
 * whatever came before: the slot of an absent value is zero.
 */
final class RowEncoder implements AutoCloseable {
  private final TraceSchema schema;
  private final VectorSchemaRoot root;
  private final VectorUnloader unloader;
  private final GrowingBuffer buffer = new GrowingBuffer();

  RowEncoder(TraceSchema schema, BufferAllocator allocator) {
    this.schema = schema;
    this.root = VectorSchemaRoot.create(ArrowSchema.of(schema), allocator);
    this.unloader = new VectorUnloader(root);
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setInitialCapacity(1);
      vector.allocateNew();
    }
  }

  /** The batch that {@link #load} fills. */
  VectorSchemaRoot root() {
    return root;
  }

  /** The stream's first message, until the next call. */
  ByteBuffer schemaMessage() throws IOException {
    buffer.clear();
    MessageSerializer.serialize(new WriteChannel(buffer), root.getSchema());
    return buffer.content();
  }

  /** A row's message, until the next call. */
  ByteBuffer batchMessage(TraceRow row) throws IOException {
    load(row);
    buffer.clear();
    try (ArrowRecordBatch batch = unloader.getRecordBatch()) {
      MessageSerializer.serialize(new WriteChannel(buffer), batch);
    }
    return buffer.content();
  }

  /**
   * Fills the batch with a row.
   *
   * @throws IllegalArgumentException if the row was made for other columns or lacks one
   */
  void load(TraceRow row) {
    if (!row.schema().columns().equals(schema.columns())) {
      throw new IllegalArgumentException(
          "trace row of another schema: " + schema.difference(row.schema()));
    }
    row.requireComplete();
    for (int i = 0; i < schema.columns().size(); i++) {
      FieldVector vector = root.getVector(i);
      Object value = row.value(i);
      switch (schema.columns().get(i).type()) {
        case INT64 -> set((BigIntVector) vector, (Long) value);
        case FLOAT64 -> set((Float8Vector) vector, (Double) value);
        case VECTOR -> set((FixedSizeListVector) vector, (double[]) value);
        case TEXT -> set((VarCharVector) vector, (String) value);
      }
    }
    root.setRowCount(1);
  }

  @Override
  public void close() {
    root.close();
  }

  private static void set(BigIntVector vector, Long value) {
    vector.set(0, value == null ? 0 : value);
    if (value == null) {
      vector.setNull(0);
    }
  }

  private static void set(Float8Vector vector, Double value) {
    vector.set(0, value == null ? 0 : value);
    if (value == null) {
      vector.setNull(0);
    }
  }

  private static void set(VarCharVector vector, String value) {
    vector.reset();
    if (value == null) {
      vector.setNull(0);
    } else {
      vector.setSafe(0, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void set(FixedSizeListVector vector, double[] value) {
    int length = vector.getListSize();
    Float8Vector items = (Float8Vector) vector.getDataVector();
    long bytes = (long) length * Double.BYTES;
    if (value == null) {
      vector.setNull(0);
      items.getDataBuffer().setZero(0, bytes);
      items.getValidityBuffer().setZero(0, validityBytes(length));
    } else {
      vector.setNotNull(0);
      items.getValidityBuffer().setOne(0, validityBytes(length));
      ByteBuffer target = items.getDataBuffer().nioBuffer(0, Math.toIntExact(bytes));
      target.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(value);
    }
  }

  private static long validityBytes(int length) {
    return (length + 7L) / Byte.SIZE;
  }
}
