package org.ntklab.core.trace;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One checkpoint, put together column by column. Every column must be given once, a value or {@link
 * #absent}: a forgotten quantity is an error, not a gap. Not safe for threads.
 */
public final class TraceRow {
  private final TraceSchema schema;
  private final Object[] values;
  private final boolean[] given;

  /** An empty row for a trace of this schema. */
  public TraceRow(TraceSchema schema) {
    this.schema = schema;
    this.values = new Object[schema.columns().size()];
    this.given = new boolean[values.length];
  }

  /**
   * Gives an INT64 column its value.
   *
   * @throws IllegalArgumentException if the column is unknown, of another type, or already given
   */
  public TraceRow put(String column, long value) {
    return give(schema.position(column, Column.Type.INT64), value);
  }

  /**
   * Gives a FLOAT64 column its value, which need not be finite.
   *
   * @throws IllegalArgumentException if the column is unknown, of another type, or already given
   */
  public TraceRow put(String column, double value) {
    return give(schema.position(column, Column.Type.FLOAT64), value);
  }

  /**
   * Gives a TEXT column its value.
   *
   * @throws IllegalArgumentException if the column is unknown, of another type, or already given
   */
  public TraceRow put(String column, String value) {
    return give(schema.position(column, Column.Type.TEXT), Objects.requireNonNull(value, column));
  }

  /**
   * Gives a VECTOR column its value.
   *
   * @param values {@code [length]}, copied; need not be finite
   * @throws IllegalArgumentException if the column is unknown, of another type or length, or
   *     already given
   */
  public TraceRow put(String column, double[] values) {
    return put(column, DoubleBuffer.wrap(values));
  }

  /**
   * Gives a VECTOR column its value.
   *
   * @param values {@code [length]}: what remains of the buffer, copied; its position is not
   *     modified
   * @throws IllegalArgumentException if the column is unknown, of another type or length, or
   *     already given
   */
  public TraceRow put(String column, DoubleBuffer values) {
    int position = schema.position(column, Column.Type.VECTOR);
    int length = schema.columns().get(position).length();
    if (values.remaining() != length) {
      throw new IllegalArgumentException(
          "trace row: column %s takes %d numbers, found %d"
              .formatted(column, length, values.remaining()));
    }
    double[] copy = new double[length];
    values.duplicate().get(copy);
    return give(position, copy);
  }

  /**
   * Says that a column has no meaning here.
   *
   * @throws IllegalArgumentException if the column is unknown or already given
   */
  public TraceRow absent(String column) {
    return give(schema.position(column), null);
  }

  /** The schema that the row was made for. */
  TraceSchema schema() {
    return schema;
  }

  /** The value at a column's position: Long, Double, double[], String, or null when absent. */
  Object value(int position) {
    return values[position];
  }

  /** Throws with every column that was not given. */
  void requireComplete() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      if (!given[i]) {
        missing.add(schema.columns().get(i).name());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "trace row: no value for " + missing + ": put one, or say absent");
    }
  }

  private TraceRow give(int position, Object value) {
    if (given[position]) {
      throw new IllegalArgumentException(
          "trace row: column " + schema.columns().get(position).name() + " was given twice");
    }
    given[position] = true;
    values[position] = value;
    return this;
  }
}
