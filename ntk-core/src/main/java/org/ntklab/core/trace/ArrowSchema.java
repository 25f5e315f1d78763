package org.ntklab.core.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.ntklab.core.arrow.VectorField;

/** A trace's schema in Arrow's terms, and back. */
final class ArrowSchema {
  private static final ArrowType INT64 = new ArrowType.Int(64, true);
  private static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;

  private ArrowSchema() {}

  /** The Arrow schema of a trace: every field nullable, provenance as metadata. */
  static Schema of(TraceSchema schema) {
    List<Field> fields = schema.columns().stream().map(ArrowSchema::field).toList();
    return new Schema(fields, schema.metadata());
  }

  /**
   * The trace schema of an Arrow schema.
   *
   * @throws IllegalArgumentException if a column has a type that traces do not have, or a newer
   *     program wrote it
   */
  static TraceSchema toTrace(Schema schema) {
    TraceFormat.check(schema.getCustomMetadata());
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.getFields()) {
      columns.add(column(field));
    }
    return new TraceSchema(columns, schema.getCustomMetadata());
  }

  private static Field field(Column column) {
    return switch (column.type()) {
      case INT64 -> Field.nullable(column.name(), INT64);
      case FLOAT64 -> Field.nullable(column.name(), FLOAT64);
      case TEXT -> Field.nullable(column.name(), TEXT);
      case VECTOR -> VectorField.of(column.name(), column.length(), FloatingPointPrecision.DOUBLE);
    };
  }

  private static Column column(Field field) {
    ArrowType type = field.getType();
    if (field.getDictionary() == null) {
      if (type.equals(INT64)) {
        return Column.int64(field.getName());
      }
      if (type.equals(FLOAT64)) {
        return Column.float64(field.getName());
      }
      if (type.equals(TEXT)) {
        return Column.text(field.getName());
      }
    }
    if (VectorField.precision(field).equals(Optional.of(FloatingPointPrecision.DOUBLE))) {
      return Column.vector(field.getName(), VectorField.length(field));
    }
    throw new IllegalArgumentException(
        "column '%s' is %s, expected int64, double, string or fixed-size list of double"
            .formatted(field.getName(), type));
  }
}
