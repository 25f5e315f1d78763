package org.ntklab.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.LockOwner;
import org.ntklab.core.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk ls}: the runs of a store. */
@Command(name = "ls", description = "Lists the runs in the store.")
public final class LsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description =
          "only runs whose hash begins with it, or whose data, architecture or parametrisation"
              + " has it in its name; every TEXT must fit")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "S",
      description =
          "only runs that are so: done, diverged, failed, running, unfinished, damaged; several"
              + " with commas")
  private List<String> statuses = new ArrayList<>();

  /** The command in a session. */
  public LsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    checkStatuses();
    RunStore store = RunStore.existing(session.options().store());
    List<StoredRun> all = store.runs().stream().map(StoredRun::read).toList();
    List<StoredRun> runs = all.stream().filter(this::isWanted).toList();
    store.strays().stream().map(Problem::toString).forEach(session.console()::say);
    for (StoredRun run : runs) {
      run.problem().ifPresent(session.console()::say);
    }
    if (session.options().json()) {
      session.console().json(json(store, runs));
    } else {
      print(store, runs, all.size());
    }
    return ExitCode.DONE.status();
  }

  private void checkStatuses() {
    Problems problems = new Problems();
    for (String status : statuses) {
      if (!StoredRun.STATUSES.contains(status)) {
        problems.add(
            Problem.of(
                "--status " + status, "is no status: " + Nearest.hint(status, StoredRun.STATUSES)));
      }
    }
    problems.throwIfAny();
  }

  private boolean isWanted(StoredRun run) {
    return (statuses.isEmpty() || statuses.contains(run.status()))
        && texts.stream().allMatch(run::matches);
  }

  private void print(RunStore store, List<StoredRun> runs, int all) {
    Console console = session.console();
    if (runs.isEmpty()) {
      console.print(
          all == 0
              ? "No runs in " + store.root() + "."
              : "None of " + Numbers.of(all, "run") + " in " + store.root() + " fits.");
      return;
    }
    TextTable table = new TextTable().key("run").text("status").text("data").text("architecture");
    table.number("width").text("parametrisation").number("seed").number("steps").number("loss");
    for (StoredRun run : runs) {
      table.row(
          run.hash(),
          run.status(),
          run.text("data", "name"),
          run.text("architecture", "name"),
          run.text("architecture", "width"),
          run.text("parametrisation"),
          run.text("seeds"),
          run.steps() < 0 ? Numbers.NONE : run.steps(),
          Numbers.significant(run.finalLoss()));
    }
    console.print(table.render(console.style(), Integer.MAX_VALUE));
    for (StoredRun run : runs) {
      run.owner().ifPresent(o -> console.print("  " + run.hash() + " is being trained by " + o));
    }
    String of = runs.size() == all ? "" : " of " + all;
    console.print(Numbers.of(runs.size(), "run") + of + " in " + store.root());
  }

  private static Map<String, Object> json(RunStore store, List<StoredRun> runs) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (StoredRun run : runs) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("hash", run.hash());
      entry.put("status", run.status());
      entry.put("owner", run.owner().map(LockOwner::toString).orElse(null));
      entry.put("steps", run.steps() < 0 ? null : run.steps());
      entry.put("finalLoss", run.finalLoss());
      entry.put("specification", run.spec());
      list.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("store", store.root().toString());
    document.put("runs", list);
    return document;
  }
}
