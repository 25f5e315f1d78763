package org.ntklab.cli.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ntklab.cli.ToyStudies;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.JsonDocument;
import org.ntklab.cli.console.Style;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** What is printed of a study: golden text, and the keys of the JSON document. */
class StudyResultTest {

  @Test
  void theTextIsReadableInPlainAscii() {
    assertEquals(
        """
        toy-study: 16 runs, every number the mean over 2 seeds

                           at width 64             kernel drift at width
          parametrisation  final loss  test error      8      16      32      64
          plain                0.0150      12.5 %  0.156  0.0781  0.0391  0.0195
          scaled               0.0150      12.5 %  0.313   0.313   0.313   0.313

          kernel drift: ||Theta - Theta0|| / ||Theta0|| of the tangent kernel on the probe examples after
          training; its standard deviation over seeds is at most 28 % of it

        How far the kernel moves, as a power of width: movement ~ width^s (s is half the slope of
        kernelDistance):

          parametrisation      s  95% interval    theory's s      verdict           predicted  agree
          plain            -1.00  [-1.10, -0.90]  [-1.00, -0.50]  lazy              lazy       yes
          scaled           +0.00  [-0.10, +0.10]  -               feature-learning  lazy       no

          plain: lazy
            - the interval of s lies where it lies
            - eta*lambda_max/2M does not grow
          scaled: feature-learning
            - the interval of s lies where it lies
            - eta*lambda_max/2M does not grow

        Learning rate: eta = 0.100 at every width, before the parametrisation's own scaling.
        A remark.
        Runs and traces: store/runs/<hash>/trace.arrow
        """,
        text(ToyStudies.twoParametrisations(RunStatus.DONE), Style.PLAIN));
  }

  @Test
  void aCachedStudyPrintsTheSame() {
    StudyResult trained = ToyStudies.twoParametrisations(RunStatus.DONE);
    assertEquals(
        text(trained, Style.PLAIN),
        text(ToyStudies.twoParametrisations(RunStatus.CACHED), Style.PLAIN));
  }

  @Test
  void aTerminalShowsSignsAndColours() {
    String text = text(ToyStudies.twoParametrisations(RunStatus.DONE), new Style(true, true));
    assertTrue(text.contains("‖Θ − Θ₀‖"));
    assertTrue(text.contains("\u001b[32m✓\u001b[0m"), "agreement is green");
    assertTrue(text.contains("\u001b[31m✗\u001b[0m"), "disagreement is red");
    String bare = text.replaceAll("\u001b\\[[0-9]*m", "");
    assertTrue(bare.lines().allMatch(line -> line.length() <= Console.WIDTH), bare);
  }

  @Test
  void seedsThatFailedAreMarkedLeftOutAndListed() {
    StudyResult study = ToyStudies.twoParametrisations(RunStatus.FAILED);
    String text = text(study, Style.PLAIN);
    // Of the seeds 0 and 1 of the last cell, with drifts ¼ and ¼·1.5, the second is left out.
    assertTrue(text.contains("  scaled              0.0100*     12.5 %*"), text);
    assertTrue(text.contains("0.250*"), text);
    assertTrue(text.contains("FAILED: width 64, parametrisation scaled, seed 1, run "), text);
    assertEquals(1, study.unexpected().size());
    assertEquals(List.of("parametrisation scaled"), AffectedCells.of(study));
  }

  @Test
  void withoutAnAxisThereIsATableAndNoVerdict() {
    ExperimentSpec experiment = ToyStudies.experiment("architecture.width=8");
    List<RunResult> runs = new ArrayList<>();
    experiment.runs().forEach(run -> runs.add(ToyStudies.result(run, RunStatus.DONE)));
    StudyResult study = new StudyResult(experiment, Path.of("store"), runs, List.of());
    String text = text(study, Style.PLAIN);
    assertTrue(text.contains("  final loss  test error  kernel drift\n"), text);
    assertTrue(text.contains("No verdict: no key of the grid has two numbers"), text);
  }

  @Test
  void manyWidthsGoOnBelow() {
    StudyResult study = ToyStudies.twoParametrisations(RunStatus.DONE);
    List<String> widths = new ArrayList<>();
    for (int n = 1; n <= 16; n++) {
      widths.add("" + 100 * n);
    }
    ExperimentSpec experiment =
        ToyStudies.experiment("grid.architecture.width=" + widths, "grid.parametrisation=[plain]");
    List<RunResult> runs =
        experiment.runs().stream().map(run -> ToyStudies.result(run, RunStatus.DONE)).toList();
    String text = text(new StudyResult(experiment, study.store(), runs, List.of()), Style.PLAIN);
    assertTrue(text.lines().allMatch(line -> line.length() <= Console.WIDTH), text);
    assertEquals(3, text.lines().filter(line -> line.startsWith("  parametrisation ")).count());
  }

  @Test
  void jsonHasThePromisedKeys() throws IOException {
    JsonNode document =
        new ObjectMapper()
            .readTree(
                JsonDocument.write(
                    StudyJson.of(ToyStudies.twoParametrisations(RunStatus.DIVERGED))));
    JsonNode run = document.get("runs").get(0);
    JsonNode verdict = document.get("verdicts").get(0);
    JsonNode exponent = verdict.at("/exponents/kernelDistance");
    assertAll(
        () ->
            assertEquals(
                Set.of("experiment", "store", "runs", "verdicts", "fits", "report"),
                keys(document)),
        () -> assertTrue(document.get("report").isNull()),
        () -> assertEquals(Set.of("architecture.width", "parametrisation"), keys(run.get("cell"))),
        () -> assertEquals(8, run.get("cell").get("architecture.width").asInt()),
        () -> assertEquals(0, run.get("seed").asInt()),
        () -> assertEquals("done", run.get("status").asText()),
        () -> assertEquals(0.01, run.get("finalLoss").asDouble()),
        () -> assertEquals(0.125, run.at("/metrics/kernelDrift").asDouble()),
        () -> assertEquals(0.5, run.at("/metrics/weightMovement/linear-1").asDouble()),
        () -> assertTrue(run.at("/metrics/effectiveRank").isNull(), "infinite is null"),
        () -> assertFalse(run.get("metrics").has("linearisationError"), "absent is absent"),
        () -> assertEquals("no meaning under adam", run.at("/absent/linearisationError").asText()),
        () -> assertEquals("diverged", document.get("runs").get(15).get("status").asText()),
        () -> assertEquals("{\"parametrisation\":\"plain\"}", verdict.get("cell").toString()),
        () -> assertEquals("architecture.width", verdict.get("axis").asText()),
        () -> assertEquals(-2, exponent.get("slope").asDouble()),
        () -> assertEquals(-2.2, exponent.get("low").asDouble()),
        () -> assertEquals(-1.8, exponent.get("high").asDouble()),
        () -> assertEquals("{\"low\":-2.0,\"high\":-1.0}", exponent.get("predicted").toString()),
        () -> assertEquals("lazy", verdict.get("regime").asText()),
        () -> assertEquals("lazy", verdict.get("predictedRegime").asText()),
        () -> assertTrue(verdict.get("agrees").asBoolean()),
        () -> assertEquals(2, verdict.get("reasons").size()));
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static String text(StudyResult study, Style style) {
    StringWriter out = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(new StringWriter()), style, false);
    new StudyText(console, study).print(List.of("A remark."));
    console.flush();
    return out.toString();
  }
}
