package org.ntklab.analysis.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.ntklab.analysis.query.StudyTables.Content;
import org.ntklab.core.config.Options;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunFolder;

/**
 * A store as tables of a database that lives in memory as long as a question.
 *
 * <p>Only tables that a question names are filled. What is damaged is left out, and told of in
 * {@link #problems}. Cost: reading the traces, and the metrics where they are asked for; memory:
 * the tables filled, which is a traces' size for {@code arrays} and little for the others.
 */
public final class StoreDatabase {
  /** Runs read side by side before their rows are put in; bounds the memory they take. */
  private static final int AT_A_TIME = 16;

  private final StoreSelection selection;
  private final List<Table<RunContent>> runTables;
  private final List<Table<Content>> studyTables = StudyTables.all();
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * A store's database.
   *
   * @param selection what of the store is seen
   * @param metrics what the table of metrics has
   */
  public StoreDatabase(StoreSelection selection, Kinds<Metric> metrics) {
    this.selection = selection;
    Map<String, Metric> measures = new LinkedHashMap<>();
    for (String name : metrics.names()) {
      measures.put(name, metrics.find(name).orElseThrow().read(Options.none(new Problems())));
    }
    this.runTables = new RunTables(measures).all();
  }

  /** What was damaged and left out by the questions so far, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The tables: by name, what a row is. */
  public Map<String, String> tables() {
    Map<String, String> about = new LinkedHashMap<>();
    runTables.forEach(table -> about.put(table.name(), table.about()));
    studyTables.forEach(table -> about.put(table.name(), table.about()));
    return about;
  }

  /**
   * Answers a question.
   *
   * @throws InvalidInputException with the database's words when it is not SQL, or asks for what
   *     there is not
   */
  public QueryResult query(String sql) {
    try {
      check(sql);
      try (Database database = filled(sql)) {
        database.lock(List.of());
        return database.query(sql);
      }
    } catch (SQLException e) {
      throw Database.problem(e);
    }
  }

  /**
   * Writes the answer to a question into a file, over an older one; whole or not at all.
   *
   * @param file {@code .parquet} or {@code .csv} says the format
   * @return number of rows
   * @throws InvalidInputException as {@link #query}
   */
  public long write(String sql, Path file) {
    Path target = file.toAbsolutePath();
    Path fresh = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      check(sql);
      try (Database database = filled(sql)) {
        database.lock(List.of(fresh));
        long rows = database.copy(sql, fresh, isParquet(target));
        AtomicMove.replace(fresh, target);
        return rows;
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (SQLException e) {
      throw Database.problem(e);
    } catch (IOException e) {
      throw new FaultException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean isParquet(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /**
   * Writes whole tables into a folder that is there, {@code <table>.parquet} each.
   *
   * @return number of rows by table
   */
  public Map<String, Long> writeTables(List<String> names, Path folder) {
    Map<String, Long> rows = new LinkedHashMap<>();
    try (Database database = filled(String.join(" ", names))) {
      Map<String, Path> files = new LinkedHashMap<>();
      names.forEach(name -> files.put(name, folder.toAbsolutePath().resolve(name + ".parquet")));
      database.lock(files.values());
      for (Map.Entry<String, Path> file : files.entrySet()) {
        rows.put(file.getKey(), database.copy("FROM " + file.getKey(), file.getValue(), true));
      }
      return rows;
    } catch (SQLException e) {
      throw Database.problem(e);
    }
  }

  /** The tables, those that are named with their rows. */
  private Database filled(String sql) throws SQLException {
    Database database = Database.open();
    try {
      createTables(database);
      List<Table<RunContent>> ofRuns = runTables.stream().filter(t -> t.isNamedIn(sql)).toList();
      List<Table<Content>> ofStudies = studyTables.stream().filter(t -> t.isNamedIn(sql)).toList();
      boolean arrays = ofRuns.stream().anyMatch(Table::needsArrays);
      List<RunFolder> runs = ofRuns.isEmpty() ? List.of() : selection.runs();
      fill(database, ofRuns, runs, run -> new RunContent(run, arrays));
      fill(
          database,
          ofStudies,
          ofStudies.isEmpty() ? List.of() : selection.studies(),
          Content::read);
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private <F, S> void fill(
      Database database, List<Table<S>> tables, List<F> folders, Function<F, S> reader)
      throws SQLException {
    try (Database.Filling filling = database.filling()) {
      for (int from = 0; from < folders.size(); from += AT_A_TIME) {
        List<F> part = folders.subList(from, Math.min(folders.size(), from + AT_A_TIME));
        List<Rows> read =
            part.parallelStream().map(folder -> Rows.of(tables, folder, reader)).toList();
        for (Rows rows : read) {
          rows.problem().ifPresent(problems::add);
          for (Map.Entry<String, List<Object[]>> table : rows.byTable().entrySet()) {
            filling.append(table.getKey(), table.getValue());
          }
        }
      }
    }
  }

  /** The rows of one run or study by table, or why there are none. */
  private record Rows(Map<String, List<Object[]>> byTable, Optional<String> problem) {
    static <F, S> Rows of(List<Table<S>> tables, F folder, Function<F, S> reader) {
      try {
        S content = reader.apply(folder);
        Map<String, List<Object[]>> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rows().apply(content)));
        return new Rows(rows, Optional.empty());
      } catch (InvalidInputException e) {
        return new Rows(Map.of(), Optional.of(e.getMessage() + "; left out"));
      }
    }
  }

  private void createTables(Database database) throws SQLException {
    for (Table<?> table : runTables) {
      database.create(table);
    }
    for (Table<?> table : studyTables) {
      database.create(table);
    }
  }

  /** Says what is wrong before a thousand runs are read. */
  private void check(String sql) throws SQLException {
    try (Database empty = Database.open()) {
      createTables(empty);
      // All but the last of several statements are executed here.
      empty.lock(List.of());
      empty.check(sql);
    }
  }
}
