package org.ntklab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ntklab.core.Ntk;
import org.ntklab.core.study.StudyResult;

/** A study of twelve small real networks with its report, run once for all tests that read it. */
final class SmallStudy {
  /** A name that is dangerous in HTML, in a script, in a file name and in CSV. */
  static final String NAME = "<script>alert(1)</script> & \"quotes\", 'too'";

  static final int TRAIN = 40;
  static final int PROBE = 12;

  static final String YAML =
      """
      name: "<script>alert(1)</script> & \\"quotes\\", 'too'"
      data: {name: digits, train: 40, probe: 12, test: 50, target: odd-even, scale: unit-sphere}
      architecture: {name: mlp, depth: 2}
      training: {learning-rate: {of-maximum: 0.25}, until: {steps: 30}}
      trace: {checkpoints: 6}
      seeds: 2
      grid:
        parametrisation: [ntk, mean-field]
        architecture.width: [8, 16, 32]
      """;

  private static SmallStudy instance;

  final Path store;
  final StudyResult result;
  final Path report;
  final String html;
  final Call call;

  private SmallStudy() {
    try {
      store = Files.createTempDirectory("ntk-report-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(store)));
      Path file = Files.writeString(store.resolve("study.yaml"), YAML);
      call = Call.real("run", file.toString(), "--json", "--store", store.toString());
      report = Path.of(call.json().get("report").asText());
      html = Files.readString(report);
      Ntk ntk = Ntk.create();
      result = ntk.prepare(ntk.parse("study", YAML, List.of())).store(store).stored().result();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static synchronized SmallStudy get() {
    if (instance == null) {
      instance = new SmallStudy();
    }
    return instance;
  }

  /** What the page's script reads. */
  JsonNode data() {
    String open = "<script type=\"application/json\" id=\"report-data\">";
    int from = html.indexOf(open) + open.length();
    try {
      return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
