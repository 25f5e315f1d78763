package org.ntklab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ntklab.analysis.query.StoreSelection;
import org.ntklab.analysis.replay.RunDifference;
import org.ntklab.cli.query.ReplayText;
import org.ntklab.cli.run.Progress;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.Study;
import org.ntklab.core.study.StudyListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ntk replay}: does a stored run come out the same when it is done again? */
@Command(
    name = "replay",
    description = {
      "Trains a stored run again, beside the store, and compares every number with what is stored:"
          + " the same to the bit, or what differs, by how much and from which step, and what is"
          + " not the same behind it.",
      "The stored run is not touched. Exit code 0 when it is the same to the bit, 4 when not."
    })
public final class ReplayCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "the beginning of the run's hash")
  private String word;

  /** The command in a session. */
  public ReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunFolder stored = find();
    RunTrace first = stored.read();
    ExperimentSpec experiment = session.ntk().read(stored.spec(), List.of());
    Path folder = temporary();
    try {
      RunResult result = train(experiment, folder);
      if (result.status() == RunStatus.FAILED) {
        throw new FaultException(
            "the replay failed: " + result.message().replaceFirst(" \\(see .*\\)$", ""), null);
      }
      RunFolder again = RunStore.existing(folder).run(result.spec().hash());
      RunDifference difference = RunDifference.of(first, again.read());
      ReplayText text = new ReplayText(stored.hash(), result.spec().hash(), difference);
      if (session.options().json()) {
        session.console().json(text.json());
      } else {
        text.print(session.console());
      }
      return (difference.isSame() ? ExitCode.DONE : ExitCode.INCOMPLETE).status();
    } finally {
      delete(folder);
    }
  }

  private RunFolder find() {
    Path store = session.options().store();
    List<RunFolder> runs =
        StoreSelection.all(store).runs().stream()
            .filter(run -> run.hash().startsWith(word))
            .toList();
    if (runs.size() != 1) {
      throw new InvalidInputException(
          Problem.of(
              word,
              runs.isEmpty()
                  ? "no run in " + store + " has a hash that begins so; ntk ls lists them"
                  : "is the beginning of " + runs.size() + " runs' hashes: give more of it"));
    }
    if (runs.get(0).status().isEmpty()) {
      throw new InvalidInputException(
          Problem.of(
              runs.get(0).hash(), "has no finished trace to compare with: it failed or goes on"));
    }
    return runs.get(0);
  }

  private RunResult train(ExperimentSpec experiment, Path folder) {
    session.interruptible();
    boolean quiet = session.options().quiet();
    try (Progress progress = new Progress(session.console(), Clock.systemUTC())) {
      Study study = session.ntk().prepare(experiment).store(folder).jobs(1);
      return study.listener(quiet ? StudyListener.SILENT : progress).run().runs().get(0);
    } catch (InterruptedException e) {
      throw new InterruptedStudyException("interrupted; the stored run is as it was", e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ntk-replay-");
    } catch (IOException e) {
      throw new FaultException("cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  private void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      session.remark("the temporary folder " + folder + " is left: " + e.getMessage());
    }
  }
}
