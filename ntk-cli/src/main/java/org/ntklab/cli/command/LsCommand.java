package org.ntklab.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.store.RunStore;
import picocli.CommandLine.Command;

/** {@code ntk ls}: the runs of a store. */
@Command(name = "ls", description = "Lists the runs in the store.")
public final class LsCommand implements Callable<Integer> {
  private final Session session;

  /** The command in a session. */
  public LsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunStore store = RunStore.existing(session.options().store());
    List<StoredRun> runs = store.runs().stream().map(StoredRun::read).toList();
    for (StoredRun run : runs) {
      run.problem().ifPresent(session.console()::say);
    }
    if (session.options().json()) {
      session.console().json(json(store, runs));
    } else {
      print(store, runs);
    }
    return ExitCode.DONE.status();
  }

  private void print(RunStore store, List<StoredRun> runs) {
    Console console = session.console();
    if (runs.isEmpty()) {
      console.print("No runs in " + store.root() + ".");
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
    console.print(Numbers.of(runs.size(), "run") + " in " + store.root());
  }

  private static Map<String, Object> json(RunStore store, List<StoredRun> runs) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (StoredRun run : runs) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("hash", run.hash());
      entry.put("status", run.status());
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
