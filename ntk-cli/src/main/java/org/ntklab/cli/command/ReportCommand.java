package org.ntklab.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.report.GridText;
import org.ntklab.core.store.StudyFolder;
import org.ntklab.core.store.StudyFolders;
import org.ntklab.core.study.StoredStudy;
import org.ntklab.core.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk report}: the report of a study that the store holds, without training. */
@Command(
    name = "report",
    description = "Writes the report of a finished study: one HTML file that opens offline.")
public final class ReportCommand implements Callable<Integer> {
  private static final String ENDING = ".html";

  private final Session session;

  @Parameters(
      paramLabel = "STUDY",
      description = "a study of the store by name or hash, its folder, or an experiment file")
  private String study;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "where to write it (default: report.html in the study's folder in the store)")
  private Path out;

  /** The command in a session. */
  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    OutputFile.read("--out", out, List.of(ENDING), problems);
    problems.throwIfAny();
    StoredStudy stored = stored();
    StudyResult result = stored.result();
    if (!stored.missing().isEmpty()) {
      throw missing(stored);
    }
    Path file = out == null ? WrittenReport.place(result) : out;
    Path written =
        WrittenReport.write(session, result, file)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        Problem.of("report", "no plugin brings a renderer of reports")));
    long failed = result.unexpected().size();
    if (session.options().json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("experiment", result.experiment().name());
      document.put("store", result.store().toString());
      document.put("runs", result.runs().size());
      document.put("unexpected", failed);
      document.put("report", written.toString());
      session.console().json(document);
    } else {
      session
          .console()
          .print(
              "%s: %s%s"
                  .formatted(
                      result.experiment().name(),
                      Numbers.of(result.runs().size(), "run"),
                      failed == 0 ? "" : ", " + failed + " of them failed, diverged or damaged"));
      session.console().print("Report: " + written);
    }
    return ExitCode.DONE.status();
  }

  private StoredStudy stored() {
    Path path = Path.of(study);
    if (Files.isRegularFile(path)) {
      return stored(path, session.options().store());
    }
    StudyFolder folder =
        Files.isDirectory(path)
            ? new StudyFolder(path.toAbsolutePath().normalize())
            : StudyFolders.of(session.options().store()).find("STUDY", study);
    if (!Files.isRegularFile(folder.experiment())) {
      throw new InvalidInputException(
          Problem.of(study, "is no study: there is no experiment.yaml in it"));
    }
    return stored(folder.experiment(), storeOf(folder));
  }

  private StoredStudy stored(Path experiment, Path store) {
    ExperimentSpec spec = session.ntk().read(experiment, List.of());
    return session.ntk().prepare(spec).store(store).stored();
  }

  /** A study's folder lies in its store, whatever --store says; a copy elsewhere does not. */
  private Path storeOf(StudyFolder folder) {
    Path studies = folder.path().getParent();
    boolean inStore =
        studies != null
            && studies.endsWith("studies")
            && studies.getParent() != null
            && Files.isDirectory(studies.resolveSibling("runs"));
    return inStore ? studies.getParent() : session.options().store();
  }

  private InvalidInputException missing(StoredStudy stored) {
    int all = stored.missing().size() + stored.result().runs().size();
    RunSpec first = stored.missing().get(0);
    return new InvalidInputException(
        Problem.of(
            study,
            ("%d of %d runs are not in the store %s, the first is %s, seed %d (run %s); ntk run"
                    + " trains them, and a report trains nothing")
                .formatted(
                    stored.missing().size(),
                    all,
                    stored.result().store(),
                    GridText.cell(first.cell()),
                    first.seed(),
                    first.hash())));
  }
}
