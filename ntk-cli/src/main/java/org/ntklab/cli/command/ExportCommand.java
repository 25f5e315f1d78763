package org.ntklab.cli.command;

import com.google.inject.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.analysis.query.StoreDatabase;
import org.ntklab.analysis.query.StoreSelection;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.query.TraceArrays;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk export}: tables as Parquet, traces as NumPy files. */
@Command(
    name = "export",
    description = {
      "Writes runs and studies for other programs: the tables of ntk query as Parquet, and each"
          + " run's trace as an .npz file.",
      "--out FOLDER: <table>.parquet and traces/<hash>.npz; --out FILE.npz: the trace of one run."
    })
public final class ExportCommand implements Callable<Integer> {
  private static final String NPZ = ".npz";

  /** Its numbers are in the .npz files. */
  private static final String ARRAYS = "arrays";

  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "STUDY|RUN",
      description = "a study, or the beginning of a run's hash (default: the whole store)")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER|FILE.npz",
      description = "where to; older files of the same names are replaced")
  private Path out;

  @Option(names = "--tables-only", description = "leave the traces out")
  private boolean tablesOnly;

  /** The command in a session. */
  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean oneFile = out.toString().toLowerCase(Locale.ROOT).endsWith(NPZ);
    Problems problems = new Problems();
    if (oneFile) {
      OutputFile.read("--out", out, List.of(NPZ), problems);
      if (tablesOnly) {
        problems.add(Problem.of("--tables-only", "goes to a folder, " + out + " is one trace"));
      }
    } else if (Files.exists(out) && !Files.isDirectory(out)) {
      problems.add(Problem.of("--out " + out, "is a file; give a folder, or FILE.npz for a run"));
    }
    problems.throwIfAny();
    Path store = session.options().store();
    StoreSelection selection =
        words.isEmpty() ? StoreSelection.all(store) : StoreSelection.of(store, words);
    if (oneFile) {
      one(selection);
    } else {
      folder(selection);
    }
    return ExitCode.DONE.status();
  }

  private void one(StoreSelection selection) {
    if (selection.runs().size() != 1 || !selection.studies().isEmpty()) {
      throw new InvalidInputException(
          Problem.of(
              "--out " + out,
              "holds the trace of one run, and "
                  + Numbers.of(selection.runs().size(), "run")
                  + " were asked for; give one run's hash, or a folder"));
    }
    RunFolder run = selection.runs().get(0);
    if (run.status().isEmpty()) {
      throw new InvalidInputException(
          Problem.of(run.hash(), "has no finished trace: the run failed or goes on"));
    }
    TraceArrays.write(out, run.read());
    if (session.options().json()) {
      session.console().json(Map.of("out", out.toString(), "run", run.hash()));
    } else {
      session.console().print("Trace of " + run.hash() + " written to " + out);
    }
  }

  private void folder(StoreSelection selection) {
    StoreDatabase database =
        new StoreDatabase(selection, session.ntk().get(new Key<Kinds<Metric>>() {}));
    Path traces = out.resolve("traces");
    try {
      Files.createDirectories(tablesOnly ? out : traces);
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of("--out " + out, "cannot be made or written to: " + e.getMessage()));
    }
    List<String> tables =
        database.tables().keySet().stream().filter(name -> !name.equals(ARRAYS)).toList();
    Map<String, Long> rows = database.writeTables(tables, out);
    int written = 0;
    if (!tablesOnly) {
      for (RunFolder run : selection.runs()) {
        written += trace(run, traces.resolve(run.hash() + NPZ)) ? 1 : 0;
      }
    }
    database.problems().forEach(session.console()::say);
    tell(rows, written);
  }

  /** Whether the run had a trace; what is damaged has been told of with the tables. */
  private static boolean trace(RunFolder run, Path file) {
    try {
      if (run.status().isPresent()) {
        TraceArrays.write(file, run.read());
        return true;
      }
    } catch (InvalidInputException e) {
      return false;
    }
    return false;
  }

  private void tell(Map<String, Long> rows, int traces) {
    if (session.options().json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("out", out.toString());
      document.put("tables", rows);
      document.put("traces", traces);
      session.console().json(document);
      return;
    }
    TextTable table = new TextTable().key("file").number("rows");
    rows.forEach((name, count) -> table.row(name + ".parquet", count));
    session.console().print(table.render(session.console().style(), Integer.MAX_VALUE));
    session.console().print(Numbers.of(traces, "trace") + " as .npz, all in " + out);
  }
}
