package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;

/** How reports are asked for, and what stands in the file besides figures. */
class ReportCommandTest {
  @TempDir private Path folder;
  private final SmallStudy study = SmallStudy.get();

  @Test
  void aStudyIsFoundByNameFolderAndFileAndGivesTheSameBytes() throws IOException {
    Path out = folder.resolve("out.html");
    for (String name :
        List.of(
            study.report.getParent().getFileName().toString(),
            study.report.getParent().toString(),
            study.store.resolve("study.yaml").toString())) {
      Files.deleteIfExists(out);
      Call call =
          Call.real("report", name, "--store", study.store.toString(), "--out", out.toString());
      assertEquals(0, call.status(), call.err());
      assertTrue(call.out().contains("Report: " + out), call.out());
      assertTrue(study.html.equals(Files.readString(out)), "another page for " + name);
    }
  }

  @Test
  void aFolderInAStoreNeedsNoStoreOption() {
    Call call =
        Call.real(
            "report",
            study.report.getParent().toString(),
            "--json",
            "--out",
            folder.resolve("out.html").toString());
    assertEquals(study.store.toString(), call.json().get("store").asText());
    assertEquals(12, call.json().get("runs").asInt());
  }

  @Test
  void namesAreTextWhereverTheyStand() {
    assertFalse(study.html.contains("<script>alert"));
    assertTrue(study.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes"));
    assertEquals(SmallStudy.NAME, study.data().get("name").asText());
  }

  @Test
  void thePageForbidsItselfEveryNetwork() {
    int policy = study.html.indexOf("Content-Security-Policy\" content=\"default-src 'none'");
    assertTrue(policy > 0 && policy < study.html.indexOf("<style>"));
    assertFalse(study.html.contains("<link rel=\"stylesheet\""));
    assertTrue(study.html.length() < 3_000_000, "a few megabytes at most");
  }

  @Test
  void theVerdictStandsFirstInWords() {
    int cards = study.html.indexOf("<div class=\"cards\">");
    int figure = study.html.indexOf("<figure");
    assertTrue(cards > 0 && cards < figure);
    String words = study.html.substring(cards, figure);
    assertEquals(2, words.split("<article", -1).length - 1);
    assertTrue(
        words.contains("As the width grows from 8 to 32, the movement of the kernel"), words);
  }

  @Test
  void specificationAndProvenanceStandAtTheEnd() {
    String end = study.html.substring(study.html.indexOf("What computed the runs"));
    assertAll(
        () -> assertTrue(study.html.contains("until:"), "the experiment"),
        () -> assertTrue(end.contains("<td>java.version</td>"), end.substring(0, 2000)),
        () -> assertTrue(end.contains("<td>blas</td>")));
  }

  @Test
  void figuresWithoutDataAreLeftOutWithTheReason() {
    assertTrue(
        study.html.contains("Not shown: the plane of output scale and width.")
            && study.html.contains("Reason: the grid does not have both."));
  }

  @Test
  void aDamagedRunIsNamedInThePageAndTheOthersAreStillShown() throws IOException {
    Path store = copy();
    String hash = study.result.runs().get(0).spec().hash();
    Path trace = store.resolve("runs").resolve(hash).resolve("trace.arrow");
    byte[] bytes = Files.readAllBytes(trace);
    Files.write(trace, Arrays.copyOf(bytes, bytes.length / 2));
    Path out = folder.resolve("damaged.html");
    Call call = report(store, out);
    assertEquals(0, call.status(), call.err());
    String html = Files.readString(out);
    String unfinished = html.substring(html.indexOf(">Unfinished runs</h2>"));
    assertTrue(unfinished.contains("1 of 12 runs"), "counted");
    assertTrue(unfinished.contains("<td>" + hash + "</td>"), "named");
    assertTrue(unfinished.contains("damaged: "), "with the reason");
    assertTrue(html.contains("Kernel drift along training"));
  }

  @Test
  void runsThatAreNotThereAreTrainedByRunAndNotByReport() throws IOException {
    Path store = copy();
    for (int i = 3; i < 5; i++) {
      Path run = store.resolve("runs").resolve(study.result.runs().get(i).spec().hash());
      Files.delete(run.resolve("trace.arrow"));
    }
    Path out = folder.resolve("missing.html");
    Call call = report(store, out);
    assertEquals(ExitCode.INVALID_INPUT.status(), call.status());
    assertEquals(1, call.problems().size(), call.err());
    assertTrue(call.err().contains("2 of 12 runs are not in the store"), call.err());
    assertTrue(call.err().contains("width 16, seed 1 (run "), call.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void anUnknownStudyAndAWrongFileAreTold() {
    Call unknown = Call.real("report", "lazy", "--store", folder.toString());
    assertEquals(ExitCode.INVALID_INPUT.status(), unknown.status());
    assertTrue(unknown.err().contains("no study 'lazy'"), unknown.err());
    Call ending = Call.real("report", "lazy", "--out", folder.resolve("r.pdf").toString());
    assertTrue(ending.err().contains("expected a file that ends in .html"), ending.err());
    Call empty = Call.real("report", folder.toString());
    assertTrue(empty.err().contains("there is no experiment.yaml in it"), empty.err());
  }

  @Test
  void sectionsOfPluginsStandWhereTheyAskToAndCannotTakeTheReportWithThem() throws IOException {
    Path out = folder.resolve("plugin.html");
    Call call =
        Call.realWith(
            new SectionsPlugin(),
            "report",
            study.store.resolve("study.yaml").toString(),
            "--store",
            study.store.toString(),
            "--out",
            out.toString());
    assertEquals(0, call.status(), call.err());
    String html = Files.readString(out);
    int verdict = html.indexOf(">Verdict</h2>");
    int mine = html.indexOf(">Mine</h2>");
    int drift = html.indexOf(">Kernel drift</h2>");
    assertTrue(verdict < mine && mine < drift, verdict + " " + mine + " " + drift);
    assertTrue(html.contains("&lt;b&gt;not bold&lt;/b&gt;"), "its text is text");
    assertTrue(html.contains("its code failed with IllegalStateException: on purpose"));
  }

  @Test
  void aStudyWithoutAGridIsReportedWithWhatItHas() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("single.yaml"),
            SmallStudy.YAML.substring(0, SmallStudy.YAML.indexOf("grid:")));
    String store = folder.resolve("single").toString();
    Call call = Call.real("run", file.toString(), "--json", "--store", store);
    String html = Files.readString(Path.of(call.json().get("report").asText()));
    assertTrue(html.contains("Not shown: a verdict."));
    assertTrue(html.contains("Not shown: kernel drift over the width."));
    assertTrue(html.contains("Kernel drift along training</h3>"));
  }

  @Test
  void aReportThatCannotBeWrittenDoesNotCostTheResult() throws IOException {
    Path store = copy();
    Path place = store.resolve(study.store.relativize(study.report));
    Files.delete(place);
    Files.createDirectories(place.resolve("in-the-way"));
    Call call =
        Call.real(
            "run",
            study.store.resolve("study.yaml").toString(),
            "--json",
            "--store",
            store.toString());
    assertEquals(ExitCode.FAULT.status(), call.status());
    assertEquals(12, call.json().get("runs").size());
    assertTrue(call.json().get("report").isNull());
    assertTrue(call.err().contains("cannot write the report " + place), call.err());
  }

  private Call report(Path store, Path out) {
    return Call.real(
        "report",
        study.store.resolve("study.yaml").toString(),
        "--store",
        store.toString(),
        "--out",
        out.toString());
  }

  /** Adds two sections between the verdict and the drift. */
  static final class SectionsPlugin implements NtkPlugin {
    @Override
    public String name() {
      return "sections";
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
      return "two sections";
    }

    @Override
    public void contribute(Contributions contributions) {
      contributions
          .add(ExtensionPoint.REPORT_SECTION, "mine", Mine.class)
          .add(ExtensionPoint.REPORT_SECTION, "broken", Broken.class);
    }
  }

  /** Says something. */
  static final class Mine implements ReportSection {
    @Override
    public String title() {
      return "Mine";
    }

    @Override
    public int position() {
      return 150;
    }

    @Override
    public List<ReportBlock> blocks(ReportedStudy reported) {
      return List.of(new ReportBlock.Paragraph("<b>not bold</b>"));
    }
  }

  /** Fails. */
  static final class Broken implements ReportSection {
    @Override
    public String title() {
      return "Broken";
    }

    @Override
    public int position() {
      return 160;
    }

    @Override
    public List<ReportBlock> blocks(ReportedStudy reported) {
      throw new IllegalStateException("on purpose");
    }
  }

  private Path copy() throws IOException {
    Path copy = folder.resolve("store");
    try (Stream<Path> files = Files.walk(study.store)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(study.store.relativize(file).toString()));
      }
    }
    return copy;
  }
}
