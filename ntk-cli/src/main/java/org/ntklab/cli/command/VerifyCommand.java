package org.ntklab.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStore;
import picocli.CommandLine.Command;

/** {@code ntk verify}: reads every byte of a store and tells what is not as it was written. */
@Command(
    name = "verify",
    description =
        "Reads every file of every run, compares it with its digest, and tells what is damaged.")
public final class VerifyCommand implements Callable<Integer> {
  private final Session session;

  /** The command in a session. */
  public VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunStore store = RunStore.existing(session.options().store());
    List<Problem> problems = new ArrayList<>(store.strays());
    int looked = 0;
    int damaged = 0;
    int busy = 0;
    for (RunFolder run : store.runs()) {
      if (isBusy(run)) {
        busy++;
        continue;
      }
      List<Problem> found = run.verify();
      looked++;
      damaged += found.isEmpty() ? 0 : 1;
      problems.addAll(found);
    }
    if (session.options().json()) {
      session.console().json(json(store, looked, damaged, busy, problems));
    } else {
      problems.stream().map(Problem::toString).forEach(session.console()::say);
      session
          .console()
          .print(
              Numbers.of(looked, "run")
                  + " in "
                  + store.root()
                  + ", "
                  + (damaged == 0 ? "all whole" : damaged + " damaged")
                  + (busy == 0 ? "" : "; " + busy + " more being trained"));
    }
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.INVALID_INPUT).status();
  }

  /** Files of a run that is being trained come and go. */
  private static boolean isBusy(RunFolder run) {
    try {
      return RunLock.owner(run).isPresent();
    } catch (IOException e) {
      return false; // What cannot be read is told by looking at it.
    }
  }

  private static Map<String, Object> json(
      RunStore store, int looked, int damaged, int busy, List<Problem> problems) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("store", store.root().toString());
    document.put("runs", looked);
    document.put("damaged", damaged);
    document.put("running", busy);
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> finding = new LinkedHashMap<>();
      finding.put("file", problem.source());
      finding.put("message", problem.message());
      findings.add(finding);
    }
    document.put("findings", findings);
    return document;
  }
}
