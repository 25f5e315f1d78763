package org.ntklab.core.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.ntklab.core.arrow.Container;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.file.UninterruptibleFile;

/** Copies traces from Arrow to the heap. */
final class TraceReader {
  /** Memory that reading may take, so that a damaged length does not ask for terabytes. */
  private static final long LEAST_MEMORY = 1 << 20;

  private static final long MEMORY_PER_BYTE = 4;
  private static final String UNBEGUN = "holds no whole schema: its run stopped as it began";

  private TraceReader() {}

  /** As {@link Trace#read}. */
  static Trace read(Path path, BufferAllocator allocator) {
    return decode(
        path,
        allocator,
        (file, bounded) ->
            switch (container(path, file)) {
              case FILE -> readFile(file, bounded);
              default -> readStream(path, file, bounded);
            });
  }

  /** As {@link Trace#readSchema}. */
  static TraceSchema readSchema(Path path, BufferAllocator allocator) {
    return decode(path, allocator, (file, bounded) -> readSchema(path, file, bounded));
  }

  /** Whether a newer program wrote a trace; reads the metadata only. */
  static boolean isNewer(Path path, BufferAllocator allocator) {
    return decode(
        path,
        allocator,
        (file, bounded) -> {
          try {
            readSchema(path, file, bounded);
            return false;
          } catch (TraceFormat.NewerException e) {
            return true;
          }
        });
  }

  private static TraceSchema readSchema(
      Path path, UninterruptibleFile file, BufferAllocator allocator) throws IOException {
    if (container(path, file) == Container.STREAM) {
      return StreamExtent.schemaOf(file).orElseThrow(() -> FileDecoding.invalid(path, UNBEGUN));
    }
    try (ArrowFileReader reader = new ArrowFileReader(file, allocator)) {
      return ArrowSchema.toTrace(reader.getVectorSchemaRoot().getSchema());
    }
  }

  /** As {@link Trace#readNumbers}. */
  static Trace readNumbers(Path path, BufferAllocator allocator) {
    return decode(
        path,
        allocator,
        (file, bounded) -> {
          if (container(path, file) == Container.STREAM) {
            throw FileDecoding.invalid(path, "is no finished trace");
          }
          try (ArrowFileReader reader = new ArrowFileReader(file, bounded)) {
            TraceSchema schema = ArrowSchema.toTrace(reader.getVectorSchemaRoot().getSchema());
            return new NumberColumns(file, schema).read(reader.getRecordBlocks());
          }
        });
  }

  private interface Decoding<T> {
    T decode(UninterruptibleFile file, BufferAllocator bounded) throws IOException;
  }

  private static <T> T decode(Path path, BufferAllocator allocator, Decoding<T> decoding) {
    return FileDecoding.decode(
        path,
        "trace",
        file -> {
          long limit = LEAST_MEMORY + MEMORY_PER_BYTE * file.size();
          try (BufferAllocator bounded = allocator.newChildAllocator("trace", 0, limit)) {
            return decoding.decode(file, bounded);
          } catch (TraceFormat.NewerException e) {
            throw FileDecoding.invalid(path, e.getMessage());
          }
        });
  }

  private static Container container(Path path, UninterruptibleFile file) throws IOException {
    Container container = Container.of(file);
    return switch (container) {
      case FILE, STREAM -> container;
      case BLANK -> throw FileDecoding.invalid(path, UNBEGUN);
      case FOREIGN ->
          throw FileDecoding.invalid(path, "is no trace: it does not begin as Arrow files do");
    };
  }

  private static Trace readFile(UninterruptibleFile file, BufferAllocator allocator)
      throws IOException {
    try (ArrowFileReader reader = new ArrowFileReader(file, allocator)) {
      TraceSchema schema = ArrowSchema.toTrace(reader.getVectorSchemaRoot().getSchema());
      return drain(reader, schema, reader.getRecordBlocks().size());
    }
  }

  private static Trace readStream(Path path, UninterruptibleFile file, BufferAllocator allocator)
      throws IOException {
    Optional<StreamExtent> extent = StreamExtent.of(file);
    if (extent.isEmpty()) {
      throw FileDecoding.invalid(path, UNBEGUN);
    }
    file.position(0);
    try (ArrowStreamReader reader = new ArrowStreamReader(file, allocator)) {
      return drain(reader, extent.get().schema(), extent.get().batches());
    }
  }

  private static Trace drain(ArrowReader reader, TraceSchema schema, int batches)
      throws IOException {
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    List<List<Object>> values = new ArrayList<>();
    schema.columns().forEach(column -> values.add(new ArrayList<>()));
    int rows = 0;
    // Counted, so that a torn tail is never touched.
    for (int batch = 0; batch < batches; batch++) {
      reader.loadNextBatch();
      for (int column = 0; column < values.size(); column++) {
        for (int row = 0; row < root.getRowCount(); row++) {
          values.get(column).add(value(root.getVector(column), row));
        }
      }
      rows += root.getRowCount();
    }
    return new Trace(schema, rows, values.stream().map(List::toArray).toArray(Object[][]::new));
  }

  private static Object value(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    } else if (vector instanceof BigIntVector numbers) {
      return numbers.get(row);
    } else if (vector instanceof Float8Vector numbers) {
      return numbers.get(row);
    } else if (vector instanceof VarCharVector texts) {
      return new String(texts.get(row), StandardCharsets.UTF_8);
    } else if (vector instanceof FixedSizeListVector lists) {
      return numbers(lists, row);
    }
    throw new IllegalStateException("trace reader: no rule for vectors of " + vector.getField());
  }

  private static double[] numbers(FixedSizeListVector lists, int row) {
    Float8Vector items = (Float8Vector) lists.getDataVector();
    int length = lists.getListSize();
    if (items.getNullCount() > 0) {
      requireAll(items, row * length, length);
    }
    // Refuses a length beyond the data before an array of it is made.
    ByteBuffer bytes =
        items
            .getDataBuffer()
            .nioBuffer(
                (long) row * length * Double.BYTES, Math.multiplyExact(length, Double.BYTES));
    double[] numbers = new double[length];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }

  /** Other programs may leave out a number; read on, it would be a zero. */
  private static void requireAll(Float8Vector items, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (items.isNull(i)) {
        throw new IllegalArgumentException("a vector lacks its number " + (i - start));
      }
    }
  }
}
