package org.ntklab.core.gram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.ntklab.core.arrow.VectorField;

/**
 * The table that a Gram file is: a column a kernel, whose vectors are rows of the Gram.
 *
 * @param kernels names, at least one, distinct
 * @param columns length of a row
 * @param storage how its entries stand there
 * @param metadata in the order of its keys
 */
record GramSchema(
    List<String> kernels, int columns, Storage storage, Map<String, String> metadata) {
  GramSchema {
    kernels = List.copyOf(kernels);
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    if (kernels.isEmpty() || kernels.stream().distinct().count() < kernels.size()) {
      throw new IllegalArgumentException(
          "a Gram file needs one kernel or more, of different names, found " + kernels);
    }
  }

  /** Bytes of one row of all kernels. */
  long rowBytes() {
    return (long) kernels.size() * columns * storage.bytes();
  }

  /** In Arrow's terms. */
  Schema toArrow() {
    List<Field> fields =
        kernels.stream()
            .map(kernel -> VectorField.of(kernel, columns, storage.precision()))
            .toList();
    return new Schema(fields, metadata);
  }

  /**
   * The schema of an Arrow schema.
   *
   * @throws IllegalArgumentException if it is that of something else
   */
  static GramSchema of(Schema schema) {
    List<String> kernels = new ArrayList<>();
    Optional<FloatingPointPrecision> precision = Optional.empty();
    int columns = 0;
    for (Field field : schema.getFields()) {
      Optional<FloatingPointPrecision> own = VectorField.precision(field);
      if (own.isEmpty()
          || !(kernels.isEmpty()
              || (own.equals(precision) && VectorField.length(field) == columns))) {
        throw new IllegalArgumentException(
            ("column '%s' is %s: every column of a Gram is a fixed-size list of floating-point"
                    + " numbers, all of one length and type")
                .formatted(field.getName(), field.getType()));
      }
      precision = own;
      columns = VectorField.length(field);
      kernels.add(field.getName());
    }
    if (precision.isEmpty()) {
      throw new IllegalArgumentException("it has no columns");
    }
    return new GramSchema(
        kernels, columns, Storage.of(precision.get()), schema.getCustomMetadata());
  }
}
