package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.cli.Program;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Style;
import org.ntklab.core.plugin.PluginCatalogue;

/** The project in {@code examples/plugin-lab}: compiled, packed, dropped into a folder and used. */
class PluginLabTest {
  private static final Path LAB = Path.of("..", "examples", "plugin-lab");
  private static final Path GUIDE = Path.of("..", "docs", "write-a-plugin.md");

  @TempDir private static Path work;

  @BeforeAll
  static void buildsWithItsTests() throws IOException {
    Path classes = work.resolve("classes");
    PluginJar.compile(PluginJar.sources(LAB.resolve("src/main/java")), classes);
    Path service =
        LAB.resolve("src/main/resources/META-INF/services/org.ntklab.core.plugin.NtkPlugin");
    PluginJar.pack(
        classes, Files.readString(service).strip(), work.resolve("plugins/plugin-lab-1.0.jar"));
    PluginJar.compile(PluginJar.sources(LAB.resolve("src/test/java")), classes);
  }

  private static JsonNode ntk(String... words) throws IOException {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--json", "--plugins", work.resolve("plugins").toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false);
    Program program =
        new Program(
            console, Map.of(), folder -> PluginCatalogue.ofClassPathAnd(folder.orElseThrow()));
    assertEquals(0, program.run(args.toArray(String[]::new)), err.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void everythingKeepsItsPromises() throws IOException {
    JsonNode check = ntk("plugins", "--check", "lab");
    assertTrue(check.get("passed").asBoolean(), check.toString());
    assertTrue(check.get("passedCount").asInt() > 25, check.toString());
  }

  @Test
  void itsStudyRunsToVerdicts() throws IOException {
    JsonNode result =
        ntk(
            "run",
            LAB.resolve("study.yaml").toString(),
            "--store",
            work.resolve("store").toString(),
            "--set",
            "training.until.steps=3",
            "--set",
            "seeds=2",
            "--set",
            "grid.architecture.width=[8, 16, 32]");
    assertEquals(2 * 3 * 2, result.get("runs").size());
    result.get("runs").forEach(run -> assertEquals("done", run.get("status").asText()));
    JsonNode halfway = result.at("/verdicts/1");
    assertEquals("halfway", halfway.at("/cell/parametrisation").asText());
    assertEquals("lazy", halfway.get("predictedRegime").asText());
  }

  @Test
  void itsArchitectureHasAKernel() throws IOException {
    JsonNode kernel =
        ntk("kernel", "residual-mlp", "--x", "digits:train[0:3]", "--parametrisation", "halfway");
    assertEquals("[3,3]", kernel.get("shape").toString());
    assertTrue(kernel.at("/spectrum/ntk/lambdaMin").asDouble() > 0);
  }

  /** What the guide shows is what is compiled here. */
  @Test
  void theGuideQuotesTheProject() throws IOException {
    StringBuilder project = new StringBuilder();
    for (Path file : PluginJar.sources(LAB.resolve("src"))) {
      project.append(Files.readString(file));
    }
    project.append(Files.readString(LAB.resolve("study.yaml")));
    String text = Files.readString(GUIDE);
    List<String> blocks =
        Pattern.compile("```(?:java|yaml)\n(.*?)```", Pattern.DOTALL)
            .matcher(text)
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    assertTrue(blocks.size() >= 6, "blocks of code: " + blocks.size());
    for (String block : blocks) {
      assertTrue(project.indexOf(block) >= 0, () -> "not in examples/plugin-lab:\n" + block);
    }
    for (String line : Files.readAllLines(LAB.resolve("README.md"))) {
      boolean command = line.startsWith("../../ntk ") || line.startsWith("mvn ");
      assertTrue(!command || text.contains(line), () -> "the guide lacks: " + line);
    }
  }
}
