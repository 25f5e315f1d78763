package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.cli.run.BuiltInStudy;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.YamlSource;

/** What editors are told of experiment files, against an independent validator. */
class SchemaCommandTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String STUDY =
      """
      name: s
      data: {name: digits, train: 8, probe: 4, test: 6, target: odd-even, scale: unit-sphere}
      architecture: {name: mlp, depth: 2, activation: relu}
      parametrisation: ntk
      training: {learning-rate: 0.1, until: {steps: 5}}
      seeds: 2
      grid:
        architecture.width: [8, 16]
      """;

  private static String printed;
  private static Schema schema;

  @BeforeAll
  static void printSchema() {
    printed = Call.real("schema").out();
    schema = REGISTRY.getSchema(printed);
  }

  private static List<?> errors(String yaml) {
    JsonNode experiment = new ObjectMapper().valueToTree(YamlSource.parse("a", yaml).plain());
    return schema.validate(experiment);
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void itIsASchemaOfTheDraftThatItNames() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertEquals(List.of(), meta.validate(printed, InputFormat.JSON));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Path example) throws IOException {
    assertEquals(List.of(), errors(Files.readString(example)));
  }

  @Test
  void theBuiltInStudyAndWhatAStoreKeepsOfItAreValid() {
    assertEquals(List.of(), errors(BuiltInStudy.yaml()));
    Ntk.create()
        .parse("a", BuiltInStudy.yaml(), List.of("seeds=1"))
        .runs()
        .forEach(run -> assertEquals(List.of(), errors(run.canonical())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {file: my.csv, target-column: y, train: 5}",
        "data: digits",
        "data: {name: digits, train: all, classes: [3, 5], downsample: 2, image: true}",
        "architecture: {file: g.yaml}",
        "architecture: {name: mlp, activation: {leaky-relu: 0.2}}",
        "architecture: {layers: [{dense: 2n}, relu, {dense: {width: outputs, bias-std: 1}}]}",
        "architecture: {layers: [{repeat: {times: 2, layers: [relu, {dense: n}]}}, {dense: 1}]}",
        "architecture: {layers: [{parallel: {branches: [[], [relu]]}}, {conv: 4}, flatten]}",
        "parametrisation: {name: abc, a: [0, 0.5, 0.5], b: [0, 0, 0], c: 0}",
        "training: {optimiser: momentum, momentum: 0.5, batch: full, centred: true}",
        "training: {optimiser: adam, learning-rate: 1e-3, beta2: 0.99, batch: 7}",
        "training: {learning-rate: {of-maximum: 0.5}, until: {time: 2, loss: 1e-3}}",
        "seeds: [4, 7]",
        "expect: diverged",
        "grid: {parametrisation.c: [0, 1], training.until.steps: [3, 5], data.classes: [[1, 2]]}",
      })
  void whatTheReaderTakesIsValid(String line) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String rest =
        STUDY
            .lines()
            .filter(l -> !l.startsWith(key) && !l.startsWith("  "))
            .collect(Collectors.joining("\n", "", "\n"));
    String grid = key.equals("grid:") ? "" : "  architecture.width: [8, 16]\n";
    String yaml = (key.equals("grid:") ? rest : rest.replace("grid:\n", "grid:\n" + grid)) + line;
    assertEquals(List.of(), errors(yaml + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "depth: 2 | dpeth: 2",
        "training: | trainign:",
        "name: mlp | name: mpl",
        "name: digits | name: digit",
        "parametrisation: ntk | parametrisation: nkt",
        "parametrisation: ntk | parametrisation: {name: abc, d: 1}",
        "parametrisation: ntk | parametrisation: {a: [1, 2]}",
        "activation: relu | activation: rleu",
        "target: odd-even | target: odd",
        "test: 6 | tset: 6",
        "[8, 16] | [8, 0]",
        "[8, 16] | []",
        "[8, 16] | [8, 8]",
        "[8, 16] | 8",
        "architecture.width | width",
        "learning-rate: 0.1 | learning-rate: -0.1",
        "learning-rate: 0.1 | learning-rate: {of-maximum: 0}",
        "learning-rate: 0.1 | batch: half",
        "steps: 5 | stpes: 5",
        "steps: 5 | steps: 0",
        "steps: 5 | steps: five",
        "depth: 2 | depth: -1",
        "probe: 4 | probe: 0",
        "seeds: 2 | seeds: 0",
        "seeds: 2 | seeds: x",
        "seeds: 2 | precision: triple",
        "seeds: 2 | trace: {checkpoints: 1}",
        "seeds: 2 | loss: mes",
        "{name: mlp, depth: 2, activation: relu} | {layers: [{dense: 0}]}",
        "{name: mlp, depth: 2, activation: relu} | {layers: [{dnese: 3}]}",
        "{name: mlp, depth: 2, activation: relu} | {layers: [{dense: {widht: 3}}]}",
        "{name: mlp, depth: 2, activation: relu} | {layers: [{dense: {bias-std: 1}}]}",
        "{name: mlp, depth: 2, activation: relu} | {layers: [{dense: 3, conv: 3}]}",
      })
  void aMistakeIsFound(String replacement) {
    String[] parts = replacement.split(" \\| ");
    assertEquals(List.of(), errors(STUDY));
    String wrong = STUDY.replace(parts[0], parts[1]);
    assertFalse(wrong.equals(STUDY), "the mistake is made");
    assertFalse(errors(wrong).isEmpty(), wrong);
  }

  @Test
  void aPluginsNamesAndOptionsAreThere() {
    Schema toys = REGISTRY.getSchema(Call.ntk("schema").out());
    JsonNode right = new ObjectMapper().valueToTree(YamlSource.parse("a", ToyPlugin.STUDY).plain());
    assertEquals(List.of(), toys.validate(right));
    JsonNode wrong =
        new ObjectMapper()
            .valueToTree(
                YamlSource.parse("a", ToyPlugin.STUDY.replace("depth: 2", "dpeth: 2")).plain());
    assertTrue(toys.validate(wrong).toString().contains("dpeth"));
  }
}
