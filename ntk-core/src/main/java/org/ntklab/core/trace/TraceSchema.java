package org.ntklab.core.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntklab.core.config.Nearest;

/** What the rows of a trace hold, and where they come from. */
public final class TraceSchema {
  /** A row is built in one array of bytes, and one vector is one Java array. */
  private static final long LARGEST_ROW_BYTES = 1L << 30;

  private final List<Column> columns;
  private final Map<String, Integer> positions;
  private final Map<String, String> metadata;

  /**
   * Columns in the order of the file, and the provenance.
   *
   * @param columns names are unique; together at most 1 GiB a row. Copied.
   * @param metadata specification, seeds, versions, machine; kept in the order of its keys. Copied.
   * @throws IllegalArgumentException if two columns share a name or a row would be too large
   */
  public TraceSchema(List<Column> columns, Map<String, String> metadata) {
    this.columns = List.copyOf(columns);
    this.metadata = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(metadata)));
    Map<String, Integer> byName = new LinkedHashMap<>();
    long bytes = 0;
    for (Column column : this.columns) {
      Integer earlier = byName.putIfAbsent(column.name(), byName.size());
      if (earlier != null) {
        throw new IllegalArgumentException(
            "trace schema: two columns are named '" + column.name() + "', names must differ");
      }
      bytes += (long) Double.BYTES * column.length();
    }
    if (bytes > LARGEST_ROW_BYTES) {
      throw new IllegalArgumentException(
          "trace schema: a row would take %d bytes, at most %d: keep large matrices elsewhere"
              .formatted(bytes, LARGEST_ROW_BYTES));
    }
    this.positions = Collections.unmodifiableMap(byName);
  }

  /** The columns in the order of the file. */
  public List<Column> columns() {
    return columns;
  }

  /** The provenance, in the order of its keys. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Whether there is a column of this name. */
  public boolean has(String column) {
    return positions.containsKey(column);
  }

  /** The same columns with more metadata; where a key is in both, the new value stands. */
  public TraceSchema with(Map<String, String> moreMetadata) {
    Map<String, String> merged = new TreeMap<>(metadata);
    merged.putAll(moreMetadata);
    return new TraceSchema(columns, merged);
  }

  /** What {@code other} has less and more than this schema, for a message; empty if nothing. */
  String difference(TraceSchema other) {
    List<Column> lost = new ArrayList<>(columns);
    lost.removeAll(other.columns);
    List<Column> gained = new ArrayList<>(other.columns);
    gained.removeAll(columns);
    if (lost.isEmpty() && gained.isEmpty()) {
      return columns.equals(other.columns) ? "" : "the same columns in another order";
    }
    return (lost.isEmpty() ? "" : "without " + lost)
        + (lost.isEmpty() || gained.isEmpty() ? "" : ", ")
        + (gained.isEmpty() ? "" : "with " + gained);
  }

  /** The position of a column that must be there, of one of these types. */
  int position(String column, Column.Type... allowed) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "trace has no column '" + column + "': " + Nearest.hint(column, positions.keySet()));
    }
    List<Column.Type> types = List.of(allowed);
    if (!types.isEmpty() && !types.contains(columns.get(position).type())) {
      throw new IllegalArgumentException(
          "trace column " + columns.get(position) + " was used as " + types);
    }
    return position;
  }
}
