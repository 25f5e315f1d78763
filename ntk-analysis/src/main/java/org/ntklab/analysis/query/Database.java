package org.ntklab.analysis.query;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBStruct;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.NtkException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.RefusedException;

/** A DuckDB database in memory. Not safe for threads. */
final class Database implements AutoCloseable {
  private final DuckDBConnection connection;

  private Database(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** An empty database that leaves nothing on the disk. */
  static Database open() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("temp_directory", "");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    return new Database(connection.unwrap(DuckDBConnection.class));
  }

  void create(Table<?> table) throws SQLException {
    execute("CREATE TABLE " + table.name() + " (" + table.columns() + ")");
  }

  /** Puts rows into tables; they are there when it is closed. */
  Filling filling() {
    return new Filling();
  }

  /** One appender a table for all rows: handing them over costs milliseconds each time. */
  final class Filling implements AutoCloseable {
    private final Map<String, DuckDBAppender> appenders = new LinkedHashMap<>();

    void append(String table, List<Object[]> rows) throws SQLException {
      DuckDBAppender appender = appenders.get(table);
      if (appender == null) {
        appender = connection.createAppender(table);
        appenders.put(table, appender);
      }
      for (Object[] row : rows) {
        appender.beginRow();
        for (Object value : row) {
          Database.append(appender, value);
        }
        appender.endRow();
      }
    }

    @Override
    public void close() throws SQLException {
      for (DuckDBAppender appender : appenders.values()) {
        appender.close();
      }
    }
  }

  private static void append(DuckDBAppender to, Object value) throws SQLException {
    if (value == null) {
      to.appendNull();
    } else if (value instanceof String text) {
      to.append(text);
    } else if (value instanceof Long whole) {
      to.append(whole);
    } else if (value instanceof Double number) {
      to.append(number);
    } else if (value instanceof Boolean flag) {
      to.append(flag);
    } else if (value instanceof double[] numbers) {
      to.append(numbers);
    } else if (value instanceof Map<?, ?> map) {
      to.append(map);
    } else if (value instanceof Collection<?> list) {
      to.append(list);
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  /** From now on no file can be read or written but these, and this cannot be undone. */
  void lock(Collection<Path> files) throws SQLException {
    String allowed =
        files.stream().map(file -> quoted(file.toString())).collect(Collectors.joining(", "));
    execute("SET allowed_paths = [" + allowed + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  /** Complains about a question that cannot be answered, whatever the rows are. */
  void check(String sql) throws SQLException {
    // What a PIVOT has columns of is known with the rows; before, it may be refused without reason.
    if (!sql.toLowerCase(Locale.ROOT).contains("pivot")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.getMetaData();
      }
    }
  }

  QueryResult query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return new QueryResult(List.of(), List.of());
      }
      try (ResultSet rows = statement.getResultSet()) {
        return read(rows);
      }
    }
  }

  /** Writes an answer to a file, Parquet or CSV; the number of rows. */
  long copy(String sql, Path file, boolean parquet) throws SQLException {
    String question = sql.strip().replaceAll(";+$", "");
    String format = parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER true";
    try (Statement statement = connection.createStatement()) {
      // On lines of their own: the question may end in a remark.
      return statement.executeLargeUpdate(
          "COPY (\n" + question + "\n) TO " + quoted(file.toString()) + " (" + format + ")");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** What was wrong, as one line in the database's words. */
  static NtkException problem(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int where = message.indexOf("\n\nLINE ");
    String line =
        (where < 0 ? message : message.substring(0, where))
            .lines()
            .map(String::strip)
            .filter(text -> !text.isEmpty() && !text.startsWith("Invalid Input Error: Attempting"))
            .map(text -> text.replaceFirst("^Error: ", ""))
            .collect(Collectors.joining(" "));
    if (line.startsWith("IO Error")) {
      return new FaultException("cannot write the answer: " + line, e);
    }
    if (line.startsWith("Out of Memory Error")) {
      return new RefusedException(
          "the tables of the question do not fit into memory: " + line + " Ask for one --study");
    }
    return new InvalidInputException(Problem.of("SQL", line));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static QueryResult read(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<QueryResult.Column> columns = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int c = 1; c <= meta.getColumnCount(); c++) {
      String name = meta.getColumnLabel(c);
      for (int i = 1; !names.add(name); i++) {
        name = meta.getColumnLabel(c) + "_" + i;
      }
      columns.add(new QueryResult.Column(name, meta.getColumnTypeName(c)));
    }
    List<List<Object>> values = new ArrayList<>();
    while (rows.next()) {
      List<Object> row = new ArrayList<>();
      for (int c = 1; c <= columns.size(); c++) {
        row.add(plain(rows.getObject(c)));
      }
      values.add(row);
    }
    return new QueryResult(columns, values);
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof Array array) {
      return plain(Arrays.asList((Object[]) array.getArray()));
    }
    if (value instanceof DuckDBStruct struct) {
      return plain(struct.getMap());
    }
    if (value instanceof Collection<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        items.add(plain(item));
      }
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.put(plain(entry.getKey()), plain(entry.getValue()));
      }
      return entries;
    }
    if (value instanceof Blob blob) {
      return "a blob of " + blob.length() + " bytes";
    }
    boolean asItIs = value == null || value instanceof Number || value instanceof Boolean;
    return asItIs ? value : value.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
