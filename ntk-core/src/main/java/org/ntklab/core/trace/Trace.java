package org.ntklab.core.trace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.arrow.memory.RootAllocator;
import org.ntklab.core.problem.InvalidInputException;

/**
 * What a run measured, read whole into the heap: rows are checkpoints in the order written.
 * Immutable; holds no file open.
 */
public final class Trace {
  private final TraceSchema schema;
  private final int rows;

  /** {@code [columns][rows]}: Long, Double, double[] or String; null where absent. */
  private final Object[][] values;

  Trace(TraceSchema schema, int rows, Object[][] values) {
    this.schema = schema;
    this.rows = rows;
    this.values = values;
  }

  /**
   * Reads a finished trace, or every whole row of a part that is still being written or was torn.
   *
   * @throws InvalidInputException if the file cannot be read, is no trace, or is damaged
   */
  public static Trace read(Path path) {
    try (RootAllocator allocator = new RootAllocator()) {
      return TraceReader.read(path, allocator);
    }
  }

  /**
   * Reads columns and provenance only: a few kilobytes, whatever the size of the trace. A part has
   * the metadata that it was begun with.
   *
   * @throws InvalidInputException if the file cannot be read, is no trace, or is damaged
   */
  public static TraceSchema readSchema(Path path) {
    try (RootAllocator allocator = new RootAllocator()) {
      return TraceReader.readSchema(path, allocator);
    }
  }

  /**
   * Reads the INT64 and FLOAT64 columns of a finished trace, and none of its vectors and texts:
   * what is not read may be damaged. Some kilobytes a checkpoint, whatever its size.
   *
   * @throws InvalidInputException if the file cannot be read, is no finished trace, or is damaged
   */
  public static Trace readNumbers(Path path) {
    try (RootAllocator allocator = new RootAllocator()) {
      return TraceReader.readNumbers(path, allocator);
    }
  }

  /** The metadata of {@link #readSchema}. */
  public static Map<String, String> readMetadata(Path path) {
    return readSchema(path).metadata();
  }

  /**
   * Whether a newer program wrote a file, so that this one can neither read it nor should replace
   * it.
   *
   * @throws InvalidInputException if the file cannot be read, is no trace, or is damaged
   */
  public static boolean isNewer(Path path) {
    try (RootAllocator allocator = new RootAllocator()) {
      return TraceReader.isNewer(path, allocator);
    }
  }

  /** How many checkpoints. */
  public int rows() {
    return rows;
  }

  /** The columns in the order of the file. */
  public List<Column> columns() {
    return schema.columns();
  }

  /** The provenance, in the order of its keys. */
  public Map<String, String> metadata() {
    return schema.metadata();
  }

  /** Whether there is a column of this name; its values may still be absent. */
  public boolean has(String column) {
    return schema.has(column);
  }

  /**
   * Whether a column has no meaning at a row. NaN is a value.
   *
   * @throws IllegalArgumentException if the column is unknown
   */
  public boolean isAbsent(String column, int row) {
    return values[schema.position(column)][row] == null;
  }

  /**
   * A value of an INT64 column.
   *
   * @throws IllegalArgumentException if the column is unknown or of another type
   * @throws NoSuchElementException if the value is absent
   */
  public long longValue(String column, int row) {
    return (Long) value(column, row, Column.Type.INT64);
  }

  /**
   * A value of a FLOAT64 column.
   *
   * @throws IllegalArgumentException if the column is unknown or of another type
   * @throws NoSuchElementException if the value is absent
   */
  public double doubleValue(String column, int row) {
    return (Double) value(column, row, Column.Type.FLOAT64);
  }

  /**
   * A value of a TEXT column.
   *
   * @throws IllegalArgumentException if the column is unknown or of another type
   * @throws NoSuchElementException if the value is absent
   */
  public String text(String column, int row) {
    return (String) value(column, row, Column.Type.TEXT);
  }

  /**
   * A value of a VECTOR column, {@code [length]}: a copy.
   *
   * @throws IllegalArgumentException if the column is unknown or of another type
   * @throws NoSuchElementException if the value is absent
   */
  public double[] vector(String column, int row) {
    return ((double[]) value(column, row, Column.Type.VECTOR)).clone();
  }

  /**
   * An INT64 column, {@code [rows]}: a copy.
   *
   * @throws IllegalArgumentException if the column is unknown or of another type
   * @throws NoSuchElementException if a value is absent
   */
  public long[] longs(String column) {
    long[] series = new long[rows];
    Arrays.setAll(series, row -> longValue(column, row));
    return series;
  }

  /**
   * A FLOAT64 column, {@code [rows]}: a copy.
   *
   * @throws IllegalArgumentException if the column is unknown or of another type
   * @throws NoSuchElementException if a value is absent
   */
  public double[] doubles(String column) {
    double[] series = new double[rows];
    Arrays.setAll(series, row -> doubleValue(column, row));
    return series;
  }

  private Object value(String column, int row, Column.Type type) {
    Object value = values[schema.position(column, type)][row];
    if (value == null) {
      throw new NoSuchElementException(
          "trace column " + column + " is absent in row " + row + ": ask isAbsent first");
    }
    return value;
  }
}
