package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.analysis.reproduction.ReproductionCatalogue;
import org.ntklab.analysis.reproduction.ReproductionReader;
import org.ntklab.analysis.reproduction.ReproductionSource;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Measurement;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.plugin.PluginCatalogue;

/** {@code ntk reproduce}: files, verdicts and exit codes. */
class ReproduceCommandTest {
  private static final String TINY =
      """
      title: a tiny one
      reference: Somebody, Something, 2020
      published: The loss of these networks stays small.
      experiments:
        widths:
          data: {name: digits, train: 16, probe: 4, test: 0, target: odd-even}
          architecture: {name: mlp, depth: 1}
          training: {until: {steps: 3}}
          trace: {checkpoints: 2}
          seeds: 2
          grid:
            architecture.width: [4, 8, 16]
      expect:
        - what: largest loss
          largest: finalLoss
          published: {below: 10}
        - what: the loss over half of the width
          ratio: {of: finalLoss, in: {architecture.width: 16}, to: {architecture.width: 4}}
          published: 1000
          tolerance: 1
          because: it is wrong
      show:
        - {of: finalLoss, over: architecture.width}
      """;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  @Test
  void ownFilesAreRunJudgedAndKept() throws IOException {
    String file = file("tiny.yaml", TINY);
    Call call = Call.real("reproduce", file, "--store", store(), "--json");
    assertEquals(4, call.status(), call::err);
    JsonNode tiny = call.json().get("reproductions").get(0);
    assertEquals("tiny", tiny.get("name").asText());
    assertEquals("failed", tiny.get("status").asText());
    assertEquals("passed", tiny.get("checks").get(0).get("verdict").asText());
    assertEquals("failed", tiny.get("checks").get(1).get("verdict").asText());
    assertTrue(tiny.get("checks").get(0).get("published").get("low").isNull());
    assertEquals(3, tiny.get("curves").get(0).get("points").size());
    assertTrue(tiny.get("checks").get(1).get("measured").asDouble() > 0);
    String better = file("better.yaml", TINY.replace("published: 1000", "published: [0, 1000]"));
    Call again = Call.real("reproduce", better, "--store", store());
    assertEquals(0, again.status(), again::err);
    assertTrue(again.err().contains("nothing to train"), again.err());
    for (String part : List.of("better", "Somebody", "below 10.0", "it is wrong", "at width")) {
      assertTrue(again.out().contains(part), () -> part + " in\n" + again.out());
    }
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    String wrong =
        TINY.replace("reference: Somebody, Something, 2020", "reference: jacot2081")
            .replace("name: mlp", "name: mlpp")
            .replace("    because: it is wrong\n", "")
            .replace("largest: finalLoss", "largest: finalLos")
            .replace("show:", "shown: 3\nshow:")
            .replace("over: architecture.width}", "over: architecture.with}");
    Call call = Call.real("reproduce", file("wrong.yaml", wrong), "no-such", "--store", store());
    assertEquals(2, call.status());
    List<String> expected =
        List.of(
            "jacot2018",
            "mlpp",
            "says why so much",
            "'finalLoss'",
            "shown",
            "architecture.width'",
            "no-such");
    for (String part : expected) {
      assertTrue(
          call.problems().stream().anyMatch(line -> line.contains(part)),
          () -> part + " in\n" + call.err());
    }
    assertTrue(call.err().contains("wrong.yaml:2: reference"), call.err());
    assertFalse(Files.exists(folder.resolve("store")));
  }

  @Test
  void oneOfNameListAndAllIsTaken() {
    assertEquals(2, Call.real("reproduce").status());
    Call both = Call.real("reproduce", "--list", "--all");
    assertEquals(2, both.status());
    assertTrue(both.err().contains("kernel-freezing"), both.err());
  }

  @Test
  void missingDataAreTold() {
    Call call =
        Call.real(
            "reproduce", "uci-classifiers", "--data-dir", folder.toString(), "--store", store());
    assertEquals(2, call.status());
    assertTrue(call.err().contains("needs uci in the data folder"), call.err());
  }

  /** Points on a circle, of one class in two opposite quadrants and of another in the others. */
  @Test
  void kernelsClassifyTheSetsThatAreThereAndAreKept() throws IOException {
    StringBuilder table = new StringBuilder("x,y,class\n");
    StringBuilder train = new StringBuilder();
    StringBuilder test = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      double angle = Math.toRadians(7 + 15 * i);
      table.append(Math.cos(angle)).append(',').append(Math.sin(angle)).append(',');
      table.append(i / 6 % 2).append('\n');
      (i % 6 == 2 ? test : train).append(i).append(' ');
    }
    Path set = Files.createDirectories(folder.resolve("data/uci/quadrants"));
    Files.writeString(set.resolve("quadrants.csv"), table);
    String split = train + "\n" + test + "\n";
    Files.writeString(set.resolve("conxuntos.dat"), split);
    Files.writeString(set.resolve("conxuntos_kfold.dat"), split.repeat(4));
    String file =
        file(
            "quadrants.yaml",
            """
            title: quadrants
            reference: arora2020
            published: Nothing.
            measurements:
              uci: {name: uci-classification, depth: 2}
            expect:
              - {what: ntk, where: {kernel: ntk}, mean: accuracy, published: 100}
              - {what: gaussian, where: {kernel: gaussian}, mean: accuracy, published: 100}
              - {what: linear, where: {kernel: linear}, mean: accuracy, published: [0, 100]}
            """);
    String data = folder.resolve("data").toString();
    Call call = Call.real("reproduce", file, "--store", store(), "--data-dir", data);
    assertEquals(0, call.status(), () -> call.out() + call.err());
    assertTrue(call.err().contains("1 of 1 sets"), call.err());
    Call again = Call.real("reproduce", file, "--store", store(), "--data-dir", data);
    assertEquals(call.out(), again.out());
    assertFalse(again.err().contains("1 of 1 sets"), again.err());
  }

  @Test
  void everyShippedResultCanBeRead() {
    Ntk ntk = Ntk.create();
    ReproductionCatalogue catalogue = ntk.get(ReproductionCatalogue.class);
    ReproductionReader reader = ntk.get(ReproductionReader.class);
    assertEquals(List.of(), catalogue.problems());
    List<String> needData = new ArrayList<>();
    for (ReproductionSource source : catalogue.all()) {
      assertFalse(reader.read(source).expectations().isEmpty(), source.name());
      if (reader.needs(source).isEmpty()) {
        assertFalse(reader.readWhole(source).isEmpty(), source.name());
      } else {
        needData.add(source.name());
      }
    }
    assertEquals(List.of("uci-classifiers"), needData);
    Call list = Call.real("reproduce", "--list");
    assertEquals(0, list.status());
    catalogue.names().forEach(name -> assertTrue(list.out().contains(name), name));
  }

  @Test
  void takenNamesAndMissingFilesAreToldWithTheirPlugin() {
    Call call = Call.realWith(new Careless(), "reproduce", "--list");
    assertEquals(0, call.status());
    assertEquals(2, call.problems().size(), call::err);
    assertTrue(call.problems().get(0).contains("'kernel-freezing' exists already"));
    assertTrue(call.problems().get(1).contains("no such file"));
  }

  /** Promises results that it has not, or that others have. */
  private static final class Careless implements NtkPlugin {
    @Override
    public String name() {
      return "careless";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return 1;
    }

    @Override
    public String description() {
      return "forgets its files";
    }

    @Override
    public List<String> reproductions() {
      return List.of("kernel-freezing.yaml", "nowhere.yaml");
    }

    @Override
    public void contribute(Contributions contributions) {}
  }

  @Test
  void brokenResultsOfAPluginFailAndTheOthersGoOn() {
    List<NtkPlugin> plugins = new ArrayList<>(List.of(new Apparatus()));
    for (LoadedPlugin loaded : PluginCatalogue.ofClassPath().plugins()) {
      if (loaded.plugin().reproductions().isEmpty()) {
        plugins.add(loaded.plugin());
      }
    }
    PluginCatalogue catalogue = PluginCatalogue.of(plugins);
    Call call = Call.with(catalogue, "reproduce", "--all", "--store", store(), "--json");
    assertEquals(4, call.status(), call::err);
    JsonNode all = call.json().get("reproductions");
    assertEquals(3, all.size());
    assertEquals("failed", all.at("/0/status").asText());
    assertEquals(
        "broke off with IllegalStateException: it is on fire; --verbose shows where",
        all.at("/0/troubles/0").asText());
    assertEquals("failed", all.at("/1/status").asText());
    assertTrue(
        all.at("/1/troubles/0").asText().contains("unreadable.yaml:7: expect.1"), call.out());
    assertEquals("passed", all.at("/2/status").asText());
    Call text = Call.with(catalogue, "reproduce", "--all", "--store", store());
    assertEquals(4, text.status(), text::err);
    assertTrue(text.out().contains("no breaks: an apparatus that breaks"), text::out);
    assertTrue(text.out().contains("it is on fire"), text::out);
    assertTrue(text.out().contains("yes works: an apparatus that works"), text::out);
    assertFalse(text.err().contains("\tat "), text::err);
  }

  /** Brings three results: one breaks, one is described wrongly, one works. */
  private static final class Apparatus implements NtkPlugin {
    @Override
    public String name() {
      return "apparatus";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return 1;
    }

    @Override
    public String description() {
      return "measures, or breaks";
    }

    @Override
    public List<String> reproductions() {
      return List.of("breaks.yaml", "unreadable.yaml", "works.yaml");
    }

    @Override
    public void contribute(Contributions contributions) {
      contributions.addKind(ExtensionPoint.MEASUREMENT, "apparatus", ApparatusKind.class);
    }
  }

  /** {@code {name: apparatus, breaks: true}}. */
  static final class ApparatusKind implements Kind<Measurement> {
    @Inject
    ApparatusKind() {}

    @Override
    public Measurement read(Options options) {
      boolean breaks = options.flag("breaks").orElse(false);
      return new Measurement() {
        @Override
        public String fingerprint() {
          return "apparatus, breaks: " + breaks;
        }

        @Override
        public List<Observation> measure(int threads, Consumer<String> progress) {
          if (breaks) {
            throw new IllegalStateException("it is on fire");
          }
          Observation one = new Observation(Map.of(), 0, false, Map.of("accuracy", 1.0));
          return List.of(one, one, one);
        }
      };
    }
  }

  /** Some fifteen minutes. */
  @Test
  @Tag("slow")
  void allPublishedResultsComeOutAgain() {
    Call call = Call.real("reproduce", "--all", "--store", store(), "--quiet");
    assertEquals(0, call.status(), () -> call.out() + call.err());
  }
}
