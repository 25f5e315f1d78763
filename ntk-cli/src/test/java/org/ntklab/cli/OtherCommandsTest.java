package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that list and look. */
class OtherCommandsTest {
  @TempDir private Path folder;

  @Test
  void pluginsAreListedWithNamesAndCitations() {
    String out = Call.ntk("plugins").out();
    assertAll(
        () -> assertTrue(out.lines().anyMatch(l -> l.matches("  toy +1.2 +.*"))),
        () -> assertTrue(out.contains("parametrisation: plain, scaled")),
        () -> assertTrue(out.contains("Jacot, Gabriel, Hongler"), "keys become citations"),
        () -> assertTrue(out.contains("Somebody: Something. 1999")));
  }

  @Test
  void pluginsHaveTheirNamesByExtensionPointInJson() {
    JsonNode toy = Call.ntk("plugins", "--json").json().get("plugins").get(1);
    assertEquals("toy", toy.get("name").asText());
    assertEquals("toy", toy.at("/names/dataSet/0").asText());
    assertTrue(toy.at("/references/jacot2018").asText().startsWith("Jacot"));
  }

  @Test
  void anArchitectureIsShownAsTheLayersItStandsFor() {
    Call call = Call.ntk("plugins", "--show", "tower", "--set", "depth=2");
    String yaml =
        String.join("\n", call.out().lines().filter(line -> !line.startsWith("#")).toList());
    assertEquals(0, call.status());
    assertEquals(
        """
        layers:
          - linear:
              to: n
          - linear:
              to: n
          - linear:
              to: outputs""",
        yaml);
  }

  @Test
  void aShownArchitectureCanBeRunAsAFile() throws IOException {
    Path graph = folder.resolve("graph.yaml");
    Files.writeString(graph, Call.ntk("plugins", "--show", "tower", "--set", "depth=3").out());
    String study = ToyPlugin.STUDY.replace("{name: tower, depth: 2}", "{file: graph.yaml}");
    Path file = Files.writeString(folder.resolve("study.yaml"), study);
    Call call = Call.ntk("run", file.toString(), "--dry-run", "--json");
    assertEquals(3 * 8 + 2 * 8 * 8 + 8, call.json().at("/cells/0/parameters").asInt(), call.err());
  }

  @Test
  void otherNamesAreShownWithTheirDescription() {
    assertTrue(Call.ntk("plugins", "--show", "stillness").out().contains("how still it stands"));
    assertTrue(Call.ntk("plugins", "--show", "toy").out().contains("licence: none needed"));
  }

  @Test
  void dataSetsAreListedWithSourceAndLicence() {
    Call call = Call.ntk("datasets");
    assertEquals(0, call.status());
    assertTrue(call.out().contains("40 rows of ones"));
    assertTrue(call.out().contains("source: nowhere"));
    assertTrue(call.out().contains("licence: none needed"));
    JsonNode json = Call.ntk("datasets", "--json").json().get("datasets").get(0);
    assertEquals("none needed", json.get("licence").asText());
  }

  @Test
  void runsAreListedByWhatTheirSpecificationSays() throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs/0123abcd"));
    Files.writeString(
        run.resolve("spec.yaml"),
        """
        architecture: {name: tower, width: 16}
        data: {name: toy}
        parametrisation: {name: plain}
        seeds: [3]
        """);
    Files.writeString(run.resolve("trace.part"), "");
    Call call = Call.ntk("ls", "--store", folder.toString());
    assertEquals(0, call.status());
    assertTrue(
        call.out()
            .lines()
            .anyMatch(l -> l.matches(" +0123abcd +unfinished +toy +tower +16 +plain +3 +- +-")),
        call.out());
    JsonNode json = Call.ntk("ls", "--json", "--store", folder.toString()).json();
    assertEquals("unfinished", json.at("/runs/0/status").asText());
    assertTrue(json.at("/runs/0/finalLoss").isNull());
  }

  @Test
  void aStoreThatIsNotThereIsEmpty() {
    Call call = Call.ntk("ls", "--store", folder.resolve("none").toString());
    assertEquals(0, call.status());
    assertTrue(call.out().startsWith("No runs in "));
  }

  @Test
  void theDoctorSaysWhatDoesNotWork() {
    Call call = Call.ntk("doctor", "--json", "--store", folder.toString());
    JsonNode findings = call.json().get("findings");
    assertEquals(1, call.status(), "the toy makes no networks and no kernels");
    assertEquals("Java", findings.get(0).get("name").asText());
    assertTrue(findings.findValuesAsText("name").contains("speed"));
    for (JsonNode finding : findings) {
      boolean missing = List.of("networks", "kernels").contains(finding.get("name").asText());
      assertEquals(!missing, finding.get("good").asBoolean());
    }
  }

  @Test
  void helpIsPrintedAndIsNoError() {
    for (String command :
        new String[] {
          "run",
          "kernel",
          "predict",
          "classify",
          "plugins",
          "datasets",
          "ls",
          "verify",
          "gc",
          "doctor"
        }) {
      Call call = Call.ntk(command, "--help");
      assertEquals(0, call.status());
      assertTrue(call.out().startsWith("Usage: ntk " + command), call.out());
      assertTrue(call.out().contains("--store=DIR"), "common options belong to every command");
    }
  }
}
