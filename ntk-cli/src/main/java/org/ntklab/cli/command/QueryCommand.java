package org.ntklab.cli.command;

import com.google.inject.Key;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntklab.analysis.query.StoreDatabase;
import org.ntklab.analysis.query.StoreSelection;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.query.AnswerText;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk query}: SQL over the runs and studies of a store. */
@Command(
    name = "query",
    description = {
      "Answers a question in SQL (DuckDB's) about the runs and studies of the store. Without a"
          + " question it lists the tables; \"DESCRIBE runs\" lists the columns of one.",
      "Nothing that is asked can change the store. docs/query.md has examples."
    })
public final class QueryCommand implements Callable<Integer> {
  private static final List<String> FORMATS = List.of(".parquet", ".csv");

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "the question")
  private String sql;

  @Option(
      names = "--study",
      paramLabel = "STUDY",
      description = "only this study and its runs: by name, folder or beginning of the hash")
  private String study;

  @Option(names = "--csv", description = "print comma-separated values with a heading")
  private boolean csv;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "write the answer to a .parquet or .csv file")
  private Path out;

  /** The command in a session. */
  public QueryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Optional<OutputFile> file = OutputFile.read("--out", out, FORMATS, problems);
    if (csv && (session.options().json() || out != null)) {
      problems.add(Problem.of("--csv", "goes with neither --json nor --out"));
    }
    if (sql == null && (csv || out != null)) {
      problems.add(Problem.of("", "a question is missing, as in ntk query \"FROM runs\""));
    }
    problems.throwIfAny();
    Path store = session.options().store();
    StoreSelection selection =
        study == null ? StoreSelection.all(store) : StoreSelection.study(store, "--study", study);
    StoreDatabase database =
        new StoreDatabase(selection, session.ntk().get(new Key<Kinds<Metric>>() {}));
    if (sql == null) {
      tables(database);
    } else if (file.isPresent()) {
      write(database, file.get());
    } else {
      AnswerText answer = new AnswerText(database.query(sql));
      database.problems().forEach(session.console()::say);
      if (session.options().json()) {
        session.console().json(answer.json());
      } else if (csv) {
        answer.csv(session.console());
      } else {
        answer.print(session.console());
      }
    }
    return ExitCode.DONE.status();
  }

  private void write(StoreDatabase database, OutputFile file) {
    long rows = database.write(sql, file.path());
    database.problems().forEach(session.console()::say);
    if (session.options().json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("out", file.path().toString());
      document.put("rows", rows);
      session.console().json(document);
    } else {
      session.console().print(Numbers.of(rows, "row") + " written to " + file.path());
    }
  }

  private void tables(StoreDatabase database) {
    if (session.options().json()) {
      session.console().json(Map.of("tables", database.tables()));
      return;
    }
    TextTable table = new TextTable().key("table").text("a row is");
    database.tables().forEach(table::row);
    session.console().print(table.render(session.console().style(), Integer.MAX_VALUE));
  }
}
