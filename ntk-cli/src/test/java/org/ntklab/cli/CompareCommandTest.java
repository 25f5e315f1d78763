package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.trace.Trace;

/** Two small studies of real networks, in two stores. */
class CompareCommandTest {
  private static final double ROUNDING = 1e-12;
  private static final String STUDY =
      """
      name: small
      data: {name: digits, train: 16, probe: 6, test: 20, target: odd-even}
      architecture: {name: mlp, depth: 1, activation: relu}
      training: {learning-rate: {of-maximum: 0.25}, until: {steps: 12}}
      trace: {checkpoints: 4}
      seeds: 3
      grid:
        architecture.width: [8, 16]
      """;

  @TempDir private Path folder;

  @Test
  void differencesAreThoseOfTheTraces() throws IOException {
    JsonNode a = study("a");
    JsonNode b = study("b", "--set", "architecture.activation=tanh", "--set", "seeds=[0, 1, 2, 7]");
    Call call = Call.real("compare", store("a"), store("b"), "--json");
    assertEquals(0, call.status(), call.err());
    JsonNode runs = call.json().get("runs");
    assertEquals(6, runs.get("common").asInt());
    assertEquals(0, runs.get("sameHash").asInt());
    assertEquals(0, runs.get("onlyA").size());
    assertEquals(2, runs.get("onlyB").size());
    assertEquals(7, runs.at("/onlyB/0/seed").asInt());

    JsonNode loss = null;
    for (JsonNode curve : call.json().get("curves")) {
      boolean wanted =
          curve.get("curve").asText().equals("loss")
              && curve.at("/cell").get("architecture.width").asInt() == 16;
      loss = wanted ? curve : loss;
    }
    long step = loss.get("step").asLong();
    double sum = 0;
    for (int seed = 0; seed < 3; seed++) {
      sum += loss(b, "b", seed, step) - loss(a, "a", seed, step);
    }
    assertEquals(sum / 3, loss.at("/difference/mean").asDouble(), ROUNDING);
    assertEquals(4, loss.get("checkpoints").asInt());

    Call text = Call.real("compare", store("a"), store("b"));
    assertEquals(0, text.status());
    assertTrue(
        text.out().contains("6 runs in both, 0 of them with the same specification"), text.out());
    assertTrue(text.out().contains("only in B: width 8, seed 7, done"), text.out());
    assertTrue(text.out().lines().allMatch(line -> line.length() <= 100), text.out());
  }

  @Test
  void aStudyIsTheSameAsItselfByAnyName() throws IOException {
    study("a");
    Path file = folder.resolve("study.yaml");
    Path record;
    try (var folders = Files.list(Path.of(store("a"), "studies"))) {
      record = folders.findFirst().orElseThrow();
    }
    List<String> names =
        List.of("small", file.toString(), record.toString(), record + "/result.json", store("a"));
    for (String name : names) {
      Call call = Call.real("compare", name, "small", "--store", store("a"), "--json");
      assertEquals(0, call.status(), call.err());
      assertEquals(6, call.json().at("/runs/sameHash").asInt(), name);
      for (JsonNode metric : call.json().get("metrics")) {
        assertEquals("same", metric.get("change").asText(), name + ": " + metric);
      }
      assertTrue(call.json().get("metrics").size() > 0);
    }
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"runs\": 1}");
    Path empty = Files.createDirectory(folder.resolve("nothing"));
    String store = Files.createDirectory(folder.resolve("store")).toString();
    List<String> problems = new ArrayList<>();
    problems.addAll(failed(store, file.toString(), broken.toString()));
    problems.addAll(failed(store, empty.toString(), "no-such-study"));
    assertEquals(
        List.of(
            "ntk: "
                + file
                + ": 6 of its runs are not in the store: ntk run "
                + file
                + " trains them",
            "ntk: " + broken + ": holds no runs and verdicts: give what ntk run --json wrote",
            "ntk: "
                + empty
                + ": is neither a store with studies nor a study's folder with a result.json"),
        problems.subList(0, 3));
    assertTrue(problems.get(3).contains("no study 'no-such-study'"), problems::toString);
    assertFalse(Files.exists(Path.of(store, "studies")));
  }

  private static List<String> failed(String store, String a, String b) {
    Call call = Call.real("compare", a, b, "--store", store);
    assertEquals(2, call.status(), call.out());
    return call.problems();
  }

  private JsonNode study(String store, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);
    List<String> words = new ArrayList<>(List.of("run", file.toString(), "--json", "--quiet"));
    words.addAll(List.of("--store", store(store)));
    words.addAll(List.of(options));
    Call call = Call.real(words.toArray(String[]::new));
    assertEquals(0, call.status(), call.err());
    return call.json();
  }

  private String store(String name) {
    return folder.resolve(name).toString();
  }

  private double loss(JsonNode study, String store, int seed, long step) {
    for (JsonNode run : study.get("runs")) {
      boolean wanted =
          run.get("seed").asInt() == seed
              && run.get("cell").get("architecture.width").asInt() == 16;
      if (wanted) {
        Trace trace =
            Trace.read(Path.of(store(store), "runs", run.get("hash").asText(), "trace.arrow"));
        long[] steps = trace.longs("step");
        int row = IntStream.range(0, steps.length).filter(i -> steps[i] == step).sum();
        return trace.doubleValue("loss", row);
      }
    }
    throw new AssertionError("no run of seed " + seed);
  }
}
