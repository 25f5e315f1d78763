package org.ntklab.core.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Small tables, written with Arrow. */
final class Tables {
  static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  static final ArrowType LONG = new ArrowType.Int(64, true);
  static final ArrowType UNSIGNED = new ArrowType.Int(64, false);

  private Tables() {}

  /** A column of scalars. */
  static Field column(String name, ArrowType type) {
    return Field.nullable(name, type);
  }

  /** A column of lists of doubles. */
  static Field lists(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), List.of(Field.nullable("item", DOUBLE)));
  }

  /**
   * Writes a table.
   *
   * @param batches each a list of rows, each row one value a column: a Number, a Boolean, a String,
   *     a {@code Double[]} or null
   */
  static Path write(
      Path file,
      boolean stream,
      BufferAllocator allocator,
      List<Field> columns,
      Object[][]... batches)
      throws IOException {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(columns), allocator);
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ArrowWriter writer =
            stream
                ? new ArrowStreamWriter(root, null, channel)
                : new ArrowFileWriter(root, null, channel)) {
      writer.start();
      for (Object[][] rows : batches) {
        root.allocateNew();
        for (int i = 0; i < rows.length; i++) {
          for (int j = 0; j < columns.size(); j++) {
            set(root.getVector(j), i, rows[i][j]);
          }
        }
        root.setRowCount(rows.length);
        writer.writeBatch();
        root.clear();
      }
      writer.end();
    }
    return file;
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (value == null) {
      vector.setNull(row);
    } else if (vector instanceof Float8Vector numbers) {
      numbers.setSafe(row, (double) value);
    } else if (vector instanceof BigIntVector numbers) {
      numbers.setSafe(row, (long) value);
    } else if (vector instanceof UInt8Vector numbers) {
      numbers.setSafe(row, (long) value);
    } else if (vector instanceof BitVector flags) {
      flags.setSafe(row, (boolean) value ? 1 : 0);
    } else if (vector instanceof VarCharVector texts) {
      texts.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
    } else {
      fill(vector, row, (Double[]) value);
    }
  }

  private static void fill(FieldVector lists, int row, Double[] values) {
    long start;
    if (lists instanceof FixedSizeListVector fixed) {
      start = fixed.startNewValue(row);
    } else if (lists instanceof LargeListVector large) {
      start = large.startNewValue(row);
      large.endValue(row, values.length);
    } else {
      ListVector small = (ListVector) lists;
      start = small.startNewValue(row);
      small.endValue(row, values.length);
    }
    Float8Vector items = (Float8Vector) lists.getChildrenFromFields().get(0);
    for (int j = 0; j < values.length; j++) {
      int place = Math.toIntExact(start) + j;
      if (values[j] == null) {
        items.setNull(place);
      } else {
        items.setSafe(place, values[j]);
      }
    }
  }
}
