package org.ntklab.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.Ntk;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.testkit.TestKitPlugin;

class ExperimentReaderTest {
  private static final String EXPERIMENT =
      """
      data: {name: made-up, train: 8, probe: 3, test: 5}
      architecture: {name: line}
      parametrisation: plain
      """;

  @TempDir private Path folder;

  private static ExperimentSpec read(String yaml, String... overrides) {
    return Ntk.create().parse("a.yaml", yaml, List.of(overrides));
  }

  private static List<String> problems(String yaml, String... overrides) {
    InvalidInputException thrown =
        assertThrows(InvalidInputException.class, () -> read(yaml, overrides));
    return thrown.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void theGridIsEveryCombinationAndTheLastKeyChangesFastest() {
    ExperimentSpec spec =
        read(
            EXPERIMENT
                + "seeds: [4, 7]\ngrid:\n  training.output-scale: [1, 2]\n"
                + "  data.train: [5, 6, 7]\n");
    assertEquals(12, spec.runs().size());
    assertEquals(Map.of("training.output-scale", 1L, "data.train", 6L), spec.runs().get(2).cell());
    assertEquals(7, spec.runs().get(1).seed());
    assertEquals(6, spec.runs().get(2).data().train());
    assertEquals(Optional.of("data.train"), spec.axis());
    assertEquals(12, spec.runs().stream().map(RunSpec::hash).distinct().count());
  }

  @Test
  void anArchitectureInAFileIsTheSameRunAsTheFilesContent() throws IOException {
    Files.writeString(
        folder.resolve("g.yaml"), "layers: [{linear: n}, {linear: outputs}]\nwidth: 7\n");
    String inFile = EXPERIMENT.replace("{name: line}", "{file: g.yaml}");
    String here =
        EXPERIMENT.replace("{name: line}", "{layers: [{linear: n}, {linear: outputs}], width: %d}");
    Path experiment = Files.writeString(folder.resolve("a.yaml"), inFile);
    RunSpec seven = Ntk.create().read(experiment, List.of()).runs().get(0);
    assertEquals(read(here.formatted(7)).runs().get(0).hash(), seven.hash());
    RunSpec nine = Ntk.create().read(experiment, List.of("architecture.width=9")).runs().get(0);
    assertEquals(read(here.formatted(9)).runs().get(0).hash(), nine.hash());
    // The stored specification stands alone.
    assertEquals(nine.hash(), read(nine.canonical()).runs().get(0).hash());
  }

  @Test
  void theTextOfAnExperimentIsTheSameExperimentFromAnyFolder() throws IOException {
    Files.writeString(
        folder.resolve("g.yaml"), "layers: [{linear: n}, {linear: outputs}]\nwidth: 7\n");
    String grid =
        """
        name: A study / of mine
        # with a remark
        seeds: 2
        grid:
          training.output-scale: [1e-1, 2]
          data.train: [5, 6]
        """;
    String inFile = EXPERIMENT.replace("{name: line}", "{file: g.yaml}") + grid;
    Path experiment = Files.writeString(folder.resolve("a.yaml"), inFile);
    ExperimentSpec spec = Ntk.create().read(experiment, List.of("seeds=3"));
    ExperimentSpec again = read(spec.text());
    assertEquals(12, spec.runs().size());
    assertEquals(
        spec.runs().stream().map(RunSpec::hash).toList(),
        again.runs().stream().map(RunSpec::hash).toList());
    assertEquals(spec.identity(), again.identity());
    assertTrue(spec.identity().matches("A-study-of-mine-[0-9a-f]{8}"), spec.identity());
    assertNotEquals(spec.identity(), read(spec.text(), "seeds=2").identity());
    assertNotEquals(spec.identity(), read(spec.text(), "name=other").identity());
  }

  @Test
  void whatANamedArchitectureStandsForIsPartOfTheHash() {
    String hash = read(EXPERIMENT).runs().get(0).hash();
    PluginCatalogue otherLine =
        PluginCatalogue.of(
            List.of(new CorePlugin(), new TestKitPlugin(TestKitPlugin.LongerLine.class)));
    RunSpec other = Ntk.with(otherLine).parse("a.yaml", EXPERIMENT, List.of()).runs().get(0);
    assertNotEquals(hash, other.hash());
    assertEquals(read(EXPERIMENT).runs().get(0).canonical(), other.canonical());
  }

  @Test
  void theHashCoversWhatChangesTheTrajectoryAndNothingElse() {
    String hash = read(EXPERIMENT).runs().get(0).hash();
    String defaults =
        """
        training: {optimiser: sgd, learning-rate: {of-maximum: 0.25}, batch: full,
                   until: {steps: 1000}, output-scale: 1.0, centred: false}
        loss: mse
        precision: double
        trace: {checkpoints: 20}
        seeds: [0]
        name: another
        """;
    assertEquals(hash, read(EXPERIMENT + defaults).runs().get(0).hash());
    for (String change :
        List.of(
            "training.output-scale=2",
            "data.rows=21",
            "data.train=7",
            "architecture.extra=1",
            "architecture.width=3",
            "loss=cross-entropy",
            "precision=single",
            "trace.checkpoints=5",
            "seeds=[1]")) {
      if (!change.startsWith("loss")) {
        assertNotEquals(hash, read(EXPERIMENT, change).runs().get(0).hash(), change);
      }
    }
  }

  @Test
  void everyProblemIsReportedAtOnceWithLineAndKey() {
    String yaml =
        """
        nmae: x
        data: {name: made-up, train: 8, probe: 300, tset: 5}
        architecture: {name: lien, width: 0}
        parametrisation: plane
        training: {learning-rate: -1, batch: 100, until: {stpes: 3}}
        trace: {checkpoints: 1}
        precision: triple
        seeds: 0
        """;
    List<String> found = problems(yaml);
    assertTrue(found.contains("a.yaml:3: architecture.width: found 0, expected at least 1"));
    for (String part :
        List.of(
            "nmae: unknown key",
            "tset: unknown key; did you mean 'test'?",
            "architecture.name: unknown architecture 'lien'; did you mean 'line'?",
            "parametrisation: unknown parametrisation 'plane'; did you mean 'plain'?",
            "training.learning-rate: found -1, expected a number above 0",
            "training.batch: found 100, expected 'full' or a number from 1 to the 8",
            "training.until.stpes: unknown key; did you mean 'steps'?",
            "training.until: takes at least one of",
            "trace.checkpoints: found 1, expected at least 2",
            "precision: found 'triple', expected a known word; known: double, single",
            "seeds: found 0, expected at least 1")) {
      assertEquals(1, found.stream().filter(line -> line.contains(part)).count(), part + found);
    }
  }

  @Test
  void aWrongLimitIsToldOnce() {
    String yaml =
        """
        data: {name: made-up, train: 8, probe: 3, test: 5}
        architecture: {name: line}
        parametrisation: plain
        training: {until: {steps: -3}}
        """;
    assertEquals(
        List.of("a.yaml:4: training.until.steps: found -3, expected 1 to 1000000"), problems(yaml));
  }

  @Test
  void anUnknownNameIsTheOnlyProblemOfItsGroup() {
    assertEquals(
        List.of("a.yaml:1: data.name: unknown data set 'mad-up'; did you mean 'made-up'?"),
        problems(EXPERIMENT.replace("made-up", "mad-up")).stream()
            .map(line -> line.replaceAll(" known: .*", ""))
            .toList());
  }

  @Test
  void keysOfTheWholeExperimentAreAmongTheKnownOnes() {
    String problem = problems(EXPERIMENT + "sed: 3\n").get(0);
    for (String key : List.of("did you mean 'seeds'?", "name", "grid", "expect", "training")) {
      assertTrue(problem.contains(key), problem);
    }
  }

  @Test
  void rowsThatTheDataLackAreBlamedOnTheirKey() {
    assertEquals(
        List.of("a.yaml:1: data.probe: asks for 300 rows after 8 for training; made-up has 20"),
        problems(EXPERIMENT.replace("probe: 3", "probe: 300")));
  }

  @ParameterizedTest
  @CsvSource({
    "'grid: {data.train: []}', the list is empty",
    "'grid: {data.train: 5}', expected a list of values",
    "'grid: {data.train: [5, 5]}', holds 5 twice",
    "'grid: {architecture.width: [4, 8]}', no layer's width is written in n",
    "'grid: {archtecture.width: [4]}', unknown key; did you mean 'architecture'?",
    "'training: {optimiser: adam}', the key 'learning-rate' is missing",
    "'training: {optimiser: adam, learning-rate: {of-maximum: 1}}', no largest stable rate",
    "'loss: cross-entropy', needs targets that are distributions",
    "'training: {momentum: 0.5}', unknown key",
  })
  void wrongExperimentsSayWhatIsWrong(String more, String part) {
    List<String> found = problems(EXPERIMENT + more + "\n");
    assertTrue(found.stream().anyMatch(line -> line.contains(part)), found.toString());
  }

  @Test
  void cellsOfAGridShareTheirProblems() {
    List<String> found =
        problems(EXPERIMENT + "loss: mes\ngrid:\n  training.output-scale: [1, 2, 3]\n");
    assertEquals(1, found.size(), found.toString());
  }

  @Test
  void overridesReplaceValuesAndTakeTheirPlaceInTheGrid() {
    String grid = EXPERIMENT + "seeds: 1\ngrid:\n  training.output-scale: [1, 2]\n";
    assertEquals(3.0, read(grid, "training.output-scale=3").runs().get(0).training().outputScale());
    assertEquals(1, read(grid, "training.output-scale=3").runs().size());
    assertEquals(3, read(grid, "grid.training.output-scale=[4, 5, 6]").runs().size());
    assertTrue(problems(grid, "nothing").get(0).contains("expected key=value"));
  }

  @Test
  void aReadoutOfTheWrongSizeSaysWhatWouldDo() {
    List<String> found = problems(EXPERIMENT.replace("{name: line}", "{layers: [{linear: 3}]}"));
    assertEquals(
        List.of(
            "a.yaml:2: architecture: ends in linear-1 with shape [3], the targets have 2 outputs:"
                + " end it in a dense layer of width 'outputs'"),
        found);
  }
}
