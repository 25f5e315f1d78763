package org.ntklab.core.arrow;

import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** A column of vectors of one length in Arrow's terms: {@code fixed_size_list<item: double>}. */
public final class VectorField {
  private VectorField() {}

  /** A nullable field of nullable numbers. */
  public static Field of(String name, int length, FloatingPointPrecision precision) {
    return new Field(
        name,
        FieldType.nullable(new ArrowType.FixedSizeList(length)),
        // The name that pyarrow and polars give it.
        List.of(Field.nullable("item", new ArrowType.FloatingPoint(precision))));
  }

  /** What the numbers of a field's vectors are; empty if it is another kind of field. */
  public static Optional<FloatingPointPrecision> precision(Field field) {
    if (field.getDictionary() == null
        && field.getType() instanceof ArrowType.FixedSizeList
        && field.getChildren().get(0).getType() instanceof ArrowType.FloatingPoint number) {
      return Optional.of(number.getPrecision());
    }
    return Optional.empty();
  }

  /** The length of a field's vectors. */
  public static int length(Field field) {
    return ((ArrowType.FixedSizeList) field.getType()).getListSize();
  }
}
