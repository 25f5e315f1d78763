package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.data.FileDigest;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.store.StudyFolders;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.trace.TraceRow;
import org.ntklab.core.trace.TraceSchema;
import org.ntklab.core.trace.TraceWriter;
import org.ntklab.core.training.TraceColumns;
import org.ntklab.datasets.array.NpzFormat;

/** A small real study, and what {@code query}, {@code export} and {@code replay} say of it. */
class StoreQuestionsTest {
  private static final int WRONG = ExitCode.INVALID_INPUT.status();
  private static final int RUNS = 8;
  private static final String EXPERIMENT =
      """
      name: small
      data: {name: digits, train: 24, probe: 6, test: 30, target: odd-even}
      architecture: {name: mlp, depth: 1}
      training: {optimiser: sgd, learning-rate: {of-maximum: 0.25}, until: {steps: 10}}
      trace: {checkpoints: 4}
      seeds: 1
      grid:
        parametrisation: [ntk, mean-field]
        architecture.width: [4, 8, 16, 32]
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static JsonNode result;

  @TempDir private Path out;

  @BeforeAll
  static void runStudy() throws IOException {
    store = folder.resolve("store");
    Path file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
    result = Call.real("run", file.toString(), "--store", store.toString(), "--json").json();
    assertEquals(RUNS, result.path("runs").size());
  }

  private static Call ask(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--store", store.toString()));
    return Call.real(line.toArray(String[]::new));
  }

  private static JsonNode rows(String sql, String... more) {
    List<String> line = new ArrayList<>(List.of("query", sql, "--json"));
    line.addAll(List.of(more));
    Call call = ask(line.toArray(String[]::new));
    assertEquals(0, call.status(), call.err());
    return call.json().path("rows");
  }

  private static RunFolder first() {
    return RunStore.existing(store).runs().get(0);
  }

  private static Map<Path, String> content(Path root) throws IOException {
    Map<Path, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> content.put(root.relativize(file), FileDigest.sha256(file)));
    }
    return content;
  }

  private Path copyOfTheStore() throws IOException {
    Path copy = out.resolve("copy");
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(store.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  @Test
  void runsAndCheckpointsAreWhatTheTracesSay() {
    JsonNode runs = rows("SELECT * FROM runs ORDER BY run");
    JsonNode checkpoints = rows("SELECT * FROM checkpoints ORDER BY run, step");
    int row = 0;
    for (int i = 0; i < RUNS; i++) {
      RunFolder folder = RunStore.existing(store).runs().get(i);
      RunTrace trace = folder.read();
      Trace steps = trace.checkpoints();
      JsonNode run = runs.get(i);
      assertEquals(folder.hash(), run.path("run").asText());
      assertEquals("digits", run.path("data").asText());
      assertEquals("sgd", run.path("optimiser").asText());
      assertEquals(1, run.path("depth").asInt());
      assertEquals(
          run.path("specification").path("architecture.width").asInt(), run.path("width").asInt());
      assertEquals(10, run.path("steps").asInt());
      assertEquals(
          trace.constants().doubleValue(TraceColumns.LEARNING_RATE, 0),
          run.path("learning_rate").asDouble());
      assertEquals(
          steps.metadata().get("ntk.numerics"),
          run.path("provenance").path("ntk.numerics").asText());
      for (int k = 0; k < steps.rows(); k++) {
        JsonNode checkpoint = checkpoints.get(row++);
        assertEquals(steps.longValue("step", k), checkpoint.path("step").asLong());
        for (String column : List.of("time", "loss", "test_loss", "test_error", "lambda_max")) {
          assertEquals(steps.doubleValue(column, k), checkpoint.path(column).asDouble(), column);
        }
      }
    }
    assertEquals(row, checkpoints.size());
  }

  @Test
  void metricsVerdictsAndExponentsAreThoseOfTheStudy() {
    Map<String, JsonNode> metrics = new TreeMap<>();
    for (JsonNode row : rows("FROM metrics")) {
      String layer = row.path("layer").isNull() ? "" : "/" + row.path("layer").asText();
      String key = row.path("run").asText() + " " + row.path("metric").asText() + layer;
      metrics.put(key, row.path("value"));
    }
    for (JsonNode run : result.path("runs")) {
      for (Map.Entry<String, JsonNode> metric : run.path("metrics").properties()) {
        String key = run.path("hash").asText() + " " + metric.getKey();
        if (metric.getValue().isObject()) {
          for (Map.Entry<String, JsonNode> layer : metric.getValue().properties()) {
            assertEquals(layer.getValue(), metrics.get(key + "/" + layer.getKey()), key);
          }
        } else {
          assertEquals(metric.getValue(), metrics.get(key), key);
        }
      }
    }
    JsonNode verdicts = rows("FROM verdicts");
    assertEquals(2, verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      JsonNode told = result.path("verdicts").get(i);
      JsonNode verdict = verdicts.get(i);
      assertEquals(told.path("cell"), verdict.path("cell"));
      assertEquals(told.path("regime"), verdict.path("regime"));
      assertEquals(told.path("agrees"), verdict.path("agrees"));
      assertEquals(told.path("reasons"), verdict.path("reasons"));
      String name = told.path("cell").path("parametrisation").asText();
      JsonNode drift =
          rows("SELECT slope, low, high FROM exponents WHERE metric = 'kernelDistance'"
                  + " AND axis = 'architecture.width' AND cell['parametrisation'] = '"
                  + name
                  + "'")
              .get(0);
      for (String bound : List.of("slope", "low", "high")) {
        assertEquals(told.path("exponents").path("kernelDistance").path(bound), drift.path(bound));
      }
    }
  }

  @Test
  void arraysAndLayersAreTheColumnsOfTheTrace() {
    RunTrace trace = first().read();
    String where = " WHERE run = '" + first().hash() + "' AND ";
    JsonNode kernels =
        rows(
            "SELECT value FROM arrays"
                + where
                + "quantity = 'kernel' AND layer = 'dense-1'"
                + " ORDER BY step");
    int last = trace.checkpoints().rows() - 1;
    assertEquals(last + 1, kernels.size());
    double[] kernel =
        new ObjectMapper().convertValue(kernels.get(last).get("value"), double[].class);
    assertArrayEquals(trace.checkpoints().vector("kernel/dense-1", last), kernel);
    assertEquals(
        trace.checkpoints().doubleValue("weight_movement/dense-2", last),
        rows("SELECT value FROM layers"
                + where
                + "quantity = 'weight_movement' AND layer = 'dense-2' AND step = 10")
            .get(0)
            .path("value")
            .asDouble());
    assertEquals(
        trace.constants().doubleValue("weight_norm/dense-1", 0),
        rows("SELECT value FROM constants"
                + where
                + "quantity = 'weight_norm' AND layer = 'dense-1'")
            .get(0)
            .path("value")
            .asDouble());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "selec 1            | SQL: Parser Error: syntax error at or near",
        "FROM nope          | SQL: Catalog Error: Table with name nope does not exist!",
        "SELECT nope FROM runs | SQL: Binder Error: Referenced column",
        "SELECT status::INT FROM runs | SQL: Conversion Error: Could not convert string 'done'",
        "FROM read_csv('/etc/hosts') | file system operations are disabled",
        "INSTALL httpfs     | file system operations are disabled",
        "SET enable_external_access = true | the configuration has been locked",
      })
  void aWrongQuestionIsOneLineInTheDatabasesWords(String sql, String message) {
    Call call = ask("query", sql);
    assertAll(
        () -> assertEquals(WRONG, call.status()),
        () -> assertEquals(1, call.problems().size(), call.err()),
        () -> assertTrue(call.err().contains(message), call.err()),
        () -> assertEquals("", call.out()));
  }

  @Test
  void noQuestionChangesAFile() throws IOException {
    Map<Path, String> before = content(store);
    Path stolen = out.resolve("stolen.csv");
    for (String sql :
        List.of(
            "COPY runs TO '" + stolen + "'",
            "COPY (SELECT 1) TO '" + stolen + "'; SELECT 1",
            "SELECT 1; COPY (SELECT 1) TO '" + stolen + "'",
            "ATTACH '" + stolen + "'",
            "EXPORT DATABASE '" + stolen + "'")) {
      assertEquals(WRONG, ask("query", sql).status(), sql);
      assertFalse(Files.exists(stolen), sql);
    }
    assertEquals(0, ask("query", "DROP TABLE runs").status());
    assertEquals(0, ask("query", "DELETE FROM runs").status());
    assertEquals(before, content(store));
    assertEquals(RUNS, rows("SELECT count(*) n FROM runs").get(0).path("n").asInt());
  }

  @Test
  void whatIsDamagedIsNamedAndTheRestIsAnswered() throws IOException {
    Path copy = copyOfTheStore();
    List<RunFolder> runs = RunStore.existing(copy).runs();
    Path trace = runs.get(0).trace();
    Files.write(trace, Arrays.copyOf(Files.readAllBytes(trace), 300));
    Files.writeString(runs.get(1).trace(), "something else");
    Files.writeString(StudyFolders.of(copy).list().get(0).result(), "{");
    for (String sql :
        List.of("SELECT count(*) AS n FROM runs", "SELECT count(DISTINCT run) AS n FROM metrics")) {
      Call call = Call.real("query", sql, "--json", "--store", copy.toString());
      assertEquals(0, call.status());
      assertEquals(RUNS - 2, call.json().path("rows").get(0).path("n").asInt());
      assertEquals(2, call.problems().size(), call.err());
      assertTrue(call.problems().get(0).contains(trace.toString()), call.err());
      assertTrue(call.problems().get(0).endsWith("; left out"), call.err());
    }
    Call studies = Call.real("query", "FROM studies", "--store", copy.toString());
    assertTrue(studies.err().contains("result.json"), studies.err());
  }

  @Test
  void answersAreShownAsTableCsvAndFiles() throws IOException {
    String sql = "SELECT run, width, final_loss FROM runs ORDER BY run LIMIT 2 -- a remark";
    JsonNode rows = rows(sql);
    List<String> table = ask("query", sql).out().lines().toList();
    assertTrue(table.get(0).matches("  run +width  final_loss"), table.get(0));
    assertEquals("2 rows", table.get(3));
    List<String> csv = ask("query", sql, "--csv").out().lines().toList();
    assertEquals("run,width,final_loss", csv.get(0));
    assertEquals(
        "%s,%d,%s"
            .formatted(
                rows.get(1).path("run").asText(),
                rows.get(1).path("width").asInt(),
                rows.get(1).path("final_loss").asDouble()),
        csv.get(2));
    for (String name : List.of("a.parquet", "a.csv")) {
      Path file = Files.writeString(out.resolve(name), "older");
      Call call = ask("query", sql, "--out", file.toString());
      assertEquals(0, call.status(), call.err());
      assertEquals("2 rows written to " + file + "\n", call.out());
      assertEquals(rows, ParquetFile.rows(file));
    }
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(2, files.count(), "nothing else is left");
    }
  }

  @Test
  void aStudyIsAskedAlone() {
    assertEquals(
        RUNS, rows("SELECT count(*) n FROM runs", "--study", "small").get(0).path("n").asInt());
    Call call = ask("query", "FROM runs", "--study", "smal");
    assertEquals(WRONG, call.status());
    assertTrue(call.err().contains("no study 'smal'"), call.err());
  }

  @Test
  void anExportHoldsTheTablesAndTheTraces() throws IOException {
    Path target = out.resolve("export");
    Call call = ask("export", "small", "--out", target.toString(), "--json");
    assertEquals(0, call.status(), call.err());
    assertEquals(RUNS, call.json().path("traces").asInt());
    for (Map.Entry<String, JsonNode> table : call.json().path("tables").properties()) {
      JsonNode written = ParquetFile.rows(target.resolve(table.getKey() + ".parquet"));
      assertEquals(table.getValue().asInt(), written.size(), table.getKey());
      if (table.getKey().equals("checkpoints")) {
        assertEquals(rows("FROM checkpoints"), written);
      }
    }
    assertHolds(target.resolve("traces").resolve(first().hash() + ".npz"));
    Path one = out.resolve("one.npz");
    assertEquals(
        0, ask("export", first().hash().substring(0, 12), "--out", one.toString()).status());
    assertHolds(one);
    Call two = ask("export", "small", "--out", one.toString());
    assertEquals(WRONG, two.status());
    assertTrue(two.err().contains("8 runs were asked for"), two.err());
  }

  private static void assertHolds(Path npz) {
    Trace trace = first().read().checkpoints();
    for (Column column : trace.columns()) {
      double[] read = new NpzFormat().read(npz, Optional.of(column.name()), "x").values().toArray();
      assertEquals(trace.rows() * column.length(), read.length, column.name());
      for (int row = 0; row < trace.rows(); row++) {
        double[] expected =
            switch (column.type()) {
              case INT64 -> new double[] {trace.longValue(column.name(), row)};
              case FLOAT64 -> new double[] {trace.doubleValue(column.name(), row)};
              default -> trace.vector(column.name(), row);
            };
        int from = row * column.length();
        assertArrayEquals(expected, Arrays.copyOfRange(read, from, from + column.length()));
      }
    }
  }

  @Test
  void aReplayIsTheSameToTheBit() throws IOException {
    Map<Path, String> before = content(store);
    Call call = ask("replay", first().hash().substring(0, 12), "--json");
    assertEquals(0, call.status(), call.err());
    assertTrue(call.json().path("same").asBoolean());
    assertEquals(first().hash(), call.json().path("replayedHash").asText());
    assertEquals(0, call.json().path("provenance").size(), call.out());
    assertTrue(call.json().path("values").asInt() > 100);
    assertEquals(before, content(store));
  }

  @Test
  void aReplayThatDiffersSaysWhereAndByHowMuch() throws IOException {
    Path copy = copyOfTheStore();
    RunFolder run = RunStore.existing(copy).runs().get(0);
    Trace trace = run.read().checkpoints();
    double loss = trace.doubleValue("loss", 2);
    Map<String, String> metadata = new TreeMap<>(trace.metadata());
    metadata.put("blas", "another library");
    TraceSchema schema = new TraceSchema(trace.columns(), metadata);
    List<TraceRow> rows = new ArrayList<>();
    for (int i = 0; i < trace.rows(); i++) {
      TraceRow row = new TraceRow(schema);
      for (Column column : trace.columns()) {
        switch (column.type()) {
          case INT64 -> row.put(column.name(), trace.longValue(column.name(), i));
          case FLOAT64 -> {
            double factor = i == 2 && column.name().equals("loss") ? 1.25 : 1;
            row.put(column.name(), factor * trace.doubleValue(column.name(), i));
          }
          default -> row.put(column.name(), trace.vector(column.name(), i));
        }
      }
      rows.add(row);
    }
    TraceWriter.writeOnce(run.trace(), schema, rows);
    // It would say that the trace is not what was written.
    Files.delete(run.path().resolve("SHA256SUMS"));
    Map<Path, String> before = content(copy);
    Call call = Call.real("replay", run.hash(), "--json", "--store", copy.toString());
    assertEquals(ExitCode.INCOMPLETE.status(), call.status(), call.err());
    JsonNode difference = call.json();
    assertFalse(difference.path("same").asBoolean());
    assertEquals(1, difference.path("columns").size());
    JsonNode column = difference.path("columns").get(0);
    assertEquals("loss", column.path("column").asText());
    assertEquals(1, column.path("different").asInt());
    assertEquals(0.25 * loss, column.path("maxAbsolute").asDouble(), 1e-15);
    assertEquals(0.2, column.path("maxRelative").asDouble(), 1e-15);
    assertEquals(trace.longValue("step", 2), column.path("firstStep").asLong());
    assertEquals("another library", difference.at("/provenance/blas/stored").asText());
    Call text = Call.real("replay", run.hash(), "--store", copy.toString());
    assertTrue(text.out().startsWith(run.hash() + ": DIFFERS, 1 of "), text.out());
    assertTrue(text.out().contains("stored another library"), text.out());
    assertEquals(before, content(copy));
  }

  @Test
  void aRunThatIsNotThereOrNotOneIsRefused() {
    assertTrue(ask("replay", "xyz").err().contains("no run in "));
    Call all = ask("replay", "");
    assertEquals(WRONG, all.status());
    assertTrue(all.err().contains("is the beginning of 8 runs' hashes"), all.err());
  }
}
