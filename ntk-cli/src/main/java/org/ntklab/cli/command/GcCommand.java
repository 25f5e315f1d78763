package org.ntklab.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.store.StoreSweep;
import org.ntklab.core.store.StoreSweep.Extent;
import org.ntklab.core.store.StoreSweep.Litter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ntk gc}: deletes what nothing needs. */
@Command(
    name = "gc",
    description = {
      "Tells which files of the store nothing needs, and with --yes deletes them.",
      "Without options: what a kill left, and what is left of runs that are done."
    })
public final class GcCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--yes", description = "delete; without it they are only told")
  private boolean yes;

  @Option(names = "--failed", description = "runs that failed, too")
  private boolean failed;

  @Option(
      names = "--unfinished",
      description =
          "unfinished runs that nobody is training, too; they cannot be gone on with then")
  private boolean unfinished;

  @Option(names = "--damaged", description = "finished runs with damaged files, too")
  private boolean damaged;

  /** The command in a session. */
  public GcCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunStore store =
        yes
            ? RunStore.open(session.options().store())
            : RunStore.existing(session.options().store());
    StoreSweep sweep = new StoreSweep(store, extents());
    List<Litter> litter;
    try {
      litter = yes ? sweep.remove() : sweep.find();
    } catch (IOException e) {
      throw new FaultException("gc stopped (" + e + "); what it did not reach is as it was", e);
    }
    if (session.options().json()) {
      session.console().json(json(store, litter));
    } else {
      print(store, litter);
    }
    return ExitCode.DONE.status();
  }

  private Set<Extent> extents() {
    Set<Extent> extents = EnumSet.noneOf(Extent.class);
    if (failed) {
      extents.add(Extent.FAILED);
    }
    if (unfinished) {
      extents.add(Extent.UNFINISHED);
    }
    if (damaged) {
      extents.add(Extent.DAMAGED);
    }
    return extents;
  }

  private void print(RunStore store, List<Litter> litter) {
    Console console = session.console();
    if (litter.isEmpty()) {
      console.print("Nothing to delete in " + store.root() + ".");
      return;
    }
    TextTable table = new TextTable().key("run").text("why").text("files").number("size");
    for (Litter each : litter) {
      List<String> names =
          each.files().stream().map(f -> each.run().path().relativize(f).toString()).toList();
      table.row(
          each.run().hash(),
          each.reason(),
          String.join(", ", names),
          Numbers.bytes((double) each.bytes()));
    }
    console.print(table.render(console.style(), Integer.MAX_VALUE));
    String size = Numbers.bytes((double) litter.stream().mapToLong(Litter::bytes).sum());
    console.print(yes ? size + " deleted" : size + " would go; --yes deletes them");
  }

  private Map<String, Object> json(RunStore store, List<Litter> litter) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Litter each : litter) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("hash", each.run().hash());
      entry.put("reason", each.reason());
      entry.put("files", each.files().stream().map(Object::toString).toList());
      entry.put("bytes", each.bytes());
      list.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("store", store.root().toString());
    document.put("deleted", yes);
    document.put("litter", list);
    return document;
  }
}
