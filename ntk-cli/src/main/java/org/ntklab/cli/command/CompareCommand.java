package org.ntklab.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ntklab.analysis.compare.StudyChanges;
import org.ntklab.analysis.compare.StudyComparison;
import org.ntklab.analysis.compare.StudyDocument;
import org.ntklab.cli.compare.CompareJson;
import org.ntklab.cli.compare.CompareText;
import org.ntklab.cli.compare.ComparedStudies;
import org.ntklab.cli.console.JsonDocument;
import org.ntklab.cli.run.StudyJson;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.study.StoredStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ntk compare}: what changed between two studies, beyond their intervals. */
@Command(
    name = "compare",
    description =
        "Tells which verdicts, exponents and curves changed between two studies, or between two"
            + " revisions of the code that ran the same one into two stores.")
public final class CompareCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "a study in the store by its name, a study's folder or result.json, another store, or an"
              + " experiment file whose runs are in the store")
  private String a;

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "the same of another; differences are B - A")
  private String b;

  /** The command in a session. */
  public CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<StudyDocument> studies =
        new ComparedStudies(session.options().store(), this::analysed).both(a, b);
    StudyComparison comparison = StudyChanges.of(studies.get(0), studies.get(1));
    if (session.options().json()) {
      session.console().json(CompareJson.of(comparison));
    } else {
      new CompareText(session.console(), comparison).print();
    }
    return ExitCode.DONE.status();
  }

  private JsonNode analysed(Path experiment) {
    StoredStudy stored =
        session
            .ntk()
            .prepare(session.ntk().read(experiment, List.of()))
            .store(session.options().store())
            .stored();
    if (!stored.missing().isEmpty()) {
      throw new InvalidInputException(
          Problem.of(
              experiment.toString(),
              "%d of its runs are not in the store: ntk run %s trains them"
                  .formatted(stored.missing().size(), experiment)));
    }
    try {
      return JSON.readTree(JsonDocument.write(StudyJson.of(stored.result())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the program wrote this document itself", e);
    }
  }
}
