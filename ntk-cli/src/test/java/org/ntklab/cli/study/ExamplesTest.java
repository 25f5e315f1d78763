package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** Every experiment in {@code examples/} runs as it stands but for its size. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path store;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleRunsToVerdicts(Path example) throws InterruptedException {
    Ntk ntk = Ntk.create();
    ExperimentSpec whole = readWhereItsDataAre(ntk, example);
    List<String> smaller =
        new ArrayList<>(List.of("training.until.steps=3", "trace.checkpoints=3", "seeds=1"));
    if (whole.axis().orElseThrow().equals("architecture.width")) {
      smaller.add("grid.architecture.width=[8, 16, 32]");
    }
    ExperimentSpec small = ntk.read(example, smaller);
    StudyResult result = ntk.prepare(small).store(store).run();
    assertFalse(result.verdicts().isEmpty());
    for (RunResult run : result.runs()) {
      assertEquals(RunStatus.DONE, run.status(), run.message());
      assertTrue(run.number("kernelDrift").orElseThrow() > 0);
    }
  }

  /**
   * Reads an example, or skips the test where nothing is wrong but that its data are not here: that
   * is said of the whole group {@code data}, never of a key in it.
   */
  private static ExperimentSpec readWhereItsDataAre(Ntk ntk, Path example) {
    try {
      return ntk.read(example, List.of());
    } catch (InvalidInputException e) {
      boolean ofData = e.problems().stream().allMatch(problem -> problem.key().equals("data"));
      assumeFalse(ofData, () -> "skipped: " + e.getMessage());
      throw e;
    }
  }
}
