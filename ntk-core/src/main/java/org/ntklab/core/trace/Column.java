package org.ntklab.core.trace;

import java.util.Objects;

/**
 * A column of a trace: one quantity at every checkpoint. Any value may be absent.
 *
 * @param name snake_case, with the layer after a slash where there is one: {@code train_outputs},
 *     {@code kernel/dense-1}
 * @param type what a value is
 * @param length how many numbers a value has: any for a {@link Type#VECTOR}, 0 included; 1 for the
 *     other types
 */
public record Column(String name, Type type, int length) {
  /** What a value of a column is. */
  public enum Type {
    /** A whole number of 64 bits. */
    INT64,
    /** A number in double precision. */
    FLOAT64,
    /** Numbers in double precision, equally many in every row. */
    VECTOR,
    /** A text. */
    TEXT
  }

  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a trace column needs a name, found '" + name + "'");
    }
    if (type == Type.VECTOR ? length < 0 : length != 1) {
      throw new IllegalArgumentException(
          "column %s: found length %d, expected %s"
              .formatted(name, length, type == Type.VECTOR ? "0 or more" : "1 for " + type));
    }
  }

  /** A column of whole numbers, as {@code step}. */
  public static Column int64(String name) {
    return new Column(name, Type.INT64, 1);
  }

  /** A column of numbers, as {@code loss}. */
  public static Column float64(String name) {
    return new Column(name, Type.FLOAT64, 1);
  }

  /** A column of vectors of one length, as {@code train_outputs}. */
  public static Column vector(String name, int length) {
    return new Column(name, Type.VECTOR, length);
  }

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, Type.TEXT, 1);
  }

  /** For messages: {@code loss FLOAT64}, {@code train_outputs VECTOR[64]}. */
  @Override
  public String toString() {
    return name + " " + type + (type == Type.VECTOR ? "[" + length + "]" : "");
  }
}
