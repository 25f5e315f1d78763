package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.problem.ExitCode;

/** Whatever the user gets wrong ends with code 2 and a line that says what to do. */
class BadInputTest {
  private static final int WRONG = ExitCode.INVALID_INPUT.status();

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "depth: 2            | dpeth: 2            | study.yaml:3: architecture.dpeth: unknown key; did you mean 'depth'?",
        "training:           | trainign:           | study.yaml:5: trainign: unknown key; did you mean 'training'?",
        "name: tower         | name: towre         | study.yaml:3: architecture.name: unknown architecture 'towre'; did you mean 'tower'?",
        "parametrisation: plain | parametrisation: plian | unknown parametrisation 'plian'; did you mean 'plain'?",
        "[8, 16]             | [8, 0]              | study.yaml:8: architecture.width: found 0, expected at least 1",
        "learning-rate: 0.1  | learning-rate: -0.1 | study.yaml:5: training.learning-rate: found -0.1, expected a number above 0",
        "[8, 16]             | []                  | the list is empty",
        "probe: 4            | probe: 400          | data.probe: asks for 400 rows after 8 for training",
        "seeds: 2            | seeds: [            | is not well-formed YAML",
        "seeds: 2            | seeds: 0            | study.yaml:6: seeds: found 0, expected at least 1",
      })
  void aWrongExperimentIsNamedByLineAndKey(String right, String wrong, String message)
      throws IOException {
    Path file = study(ToyPlugin.STUDY.replace(right, wrong));
    Call call = Call.ntk("run", file.toString(), "--store", folder.resolve("store").toString());
    assertAll(
        () -> assertEquals(WRONG, call.status()),
        () -> assertTrue(call.err().contains(message), call.err()),
        () -> assertTrue(call.problems().stream().allMatch(line -> line.startsWith("ntk: "))),
        () -> assertFalse(call.err().contains("\tat "), "a stack trace is not for users"),
        () -> assertEquals("", call.out()),
        () -> assertFalse(Files.exists(folder.resolve("store")), "no store for a wrong study"));
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file where the store should be");
    Path file =
        study(ToyPlugin.STUDY.replace("depth: 2", "dpeth: 2").replace("seeds: 2", "seeds: x"));
    Call call =
        Call.ntk(
            "run",
            file.toString(),
            "--engine=loacl",
            "--store",
            folder.resolve("taken").toString());
    assertAll(
        () -> assertEquals(WRONG, call.status()),
        () -> assertEquals(4, call.problems().size(), call.err()),
        () -> assertTrue(call.err().contains("--engine loacl: unknown engine 'loacl'")),
        () -> assertTrue(call.err().contains("did you mean 'local'?")),
        () -> assertTrue(call.err().contains("architecture.dpeth")),
        () -> assertTrue(call.err().contains("seeds: found 'x'")),
        () -> assertTrue(call.err().contains("cannot be written"), call.err()));
  }

  @Test
  void aMissingFileIsNamed() {
    Call call = Call.ntk("run", "nowhere.yaml");
    assertEquals(WRONG, call.status());
    assertEquals("ntk: nowhere.yaml: there is no such file\n", call.err());
  }

  @Test
  void anUnwritableStoreIsNamed() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    Call call = Call.ntk("run", study(ToyPlugin.STUDY).toString(), "--store", taken.toString());
    assertEquals(WRONG, call.status());
    assertTrue(call.err().startsWith("ntk: --store " + taken + ": cannot be written"), call.err());
    assertTrue(call.err().contains("NTK_STORE"), "says the way out");
  }

  @ParameterizedTest(name = "--set {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds            | --set seeds: expected key=value",
        "seeds=[1         | --set seeds=[1",
        "architecture.dpeth=3 | unknown key; did you mean 'depth'?",
        "training.until.steps=0 | training.until.steps: found 0",
      })
  void aWrongOverrideIsNamed(String override, String message) throws IOException {
    Call call = Call.ntk("run", study(ToyPlugin.STUDY).toString(), "--set", override, "--dry-run");
    assertEquals(WRONG, call.status());
    assertTrue(call.err().contains(message), call.err());
  }

  @ParameterizedTest(name = "ntk {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rnu                 | unknown command 'rnu'; did you mean 'run'?",
        "run --stor=x        | unknown option '--stor=x'; did you mean '--store'? see ntk run --help",
        "run --jobs 0        | '--jobs': found '0', expected a whole number, at least 1",
        "ls --threads many   | found 'many', expected a whole number, at least 1",
        "run --engine        | '--engine'",
        "run a.yaml b.yaml   | 'b.yaml' is one word too many; see ntk run --help",
        "plugins --show towr | --show: unknown name 'towr'; did you mean 'tower'?",
        "plugins --show tower --set dpeth=3 | did you mean 'depth'?",
      })
  void aWrongCommandLineIsNamed(String line, String message) {
    Call call = Call.ntk(line.split(" "));
    assertEquals(WRONG, call.status());
    assertTrue(call.err().contains(message), call.err());
    assertFalse(call.err().contains("Usage:"), "a line, not the whole usage");
  }

  @Test
  void everyWrongWordIsToldAtOnce() {
    Call call = Call.ntk("run", "--stor=x", "--jobs=0", "--thread=1");
    assertEquals(WRONG, call.status());
    assertEquals(3, call.problems().size(), call.err());
  }

  @Test
  void noCommandIsAProblem() {
    Call call = Call.ntk();
    assertEquals(WRONG, call.status());
    assertTrue(call.err().contains("a command is missing"));
  }

  @Test
  void underJsonTheProblemsAreADocumentToo() throws IOException {
    Path file = study(ToyPlugin.STUDY.replace("depth: 2", "dpeth: 2"));
    Call call = Call.ntk("run", file.toString(), "--json");
    JsonNode error = call.json().get("error");
    JsonNode problem = error.get("problems").get(0);
    assertAll(
        () -> assertEquals(WRONG, call.status()),
        () -> assertEquals(WRONG, error.get("exitCode").asInt()),
        () -> assertEquals(file.toString(), problem.get("source").asText()),
        () -> assertEquals(3, problem.get("line").asInt()),
        () -> assertEquals("architecture.dpeth", problem.get("key").asText()),
        () -> assertTrue(problem.get("message").asText().contains("did you mean 'depth'")),
        () -> assertTrue(call.err().contains("dpeth"), "and people read it as well"));
  }

  private Path study(String yaml) throws IOException {
    return Files.writeString(folder.resolve("study.yaml"), yaml);
  }
}
