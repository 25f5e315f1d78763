package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.RunSpec;

/** What a run's folder keeps as {@code spec.yaml} is that run again, read in another folder. */
class StoredSpecificationTest {
  private static final int ROWS = 12;
  private static final Ntk NTK = Ntk.create();

  @TempDir private Path work;
  private Path experiments;

  @BeforeEach
  void filesBesideAnExperiment() throws IOException {
    experiments = Files.createDirectories(work.resolve("experiments"));
    Path files = Files.createDirectories(experiments.resolve("files"));
    Files.writeString(
        files.resolve("t.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> i * i + "," + i + "\n")
            .collect(Collectors.joining()));
    Files.write(files.resolve("x.idx"), idx(3, ROWS, 2, 2));
    Files.write(files.resolve("y.idx"), idx(1, ROWS));
    Files.writeString(
        experiments.resolve("g.yaml"),
        """
        width: 6
        layers:
          - dense: {width: n, bias-std: 0.1}
          - parallel: {residual: true, branches: [[], [gelu, {dense: n}]]}
          - {monomial: 2}
          - dense: outputs
        """);
  }

  private static byte[] idx(int dimensions, int... extents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0800 | dimensions);
    int size = 1;
    for (int extent : extents) {
      out.writeInt(extent);
      size *= extent;
    }
    for (int i = 0; i < size; i++) {
      out.write(i % 3);
    }
    return bytes.toByteArray();
  }

  private void check(String yaml) throws IOException {
    Path experiment = Files.writeString(experiments.resolve("a.yaml"), yaml);
    List<RunSpec> runs = NTK.read(experiment, List.of()).runs();
    Path elsewhere = Files.createDirectories(work.resolve("store"));
    for (RunSpec run : runs) {
      Path stored = Files.writeString(elsewhere.resolve("spec.yaml"), run.canonical());
      List<RunSpec> again = NTK.read(stored, List.of()).runs();
      assertEquals(List.of(run.hash()), again.stream().map(RunSpec::hash).toList());
      assertEquals(run.canonical(), again.get(0).canonical());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: digits, train: 8, probe: 3, target: odd-even",
        "name: diabetes, train: 8, probe: 3, shuffle: 4, scale: standardise",
        "name: gaussian-polynomial, train: 8, probe: 3",
        "file: files/t.csv, train: 8, probe: 3, target-column: 2",
        "file: files/x.idx, labels: files/y.idx, train: 8, probe: 3",
        "file: files/x.idx, labels: files/y.idx, test-file: files/x.idx,"
            + " test-labels: files/y.idx, train: 8, probe: 3, test: 5"
      })
  void ofEverySourceOfDataIsThatRun(String data) throws IOException {
    check("data: {" + data + "}\narchitecture: {name: mlp, width: 4}\nseeds: [3, 7]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: mlp, width: 4, depth: 3, activation: {leaky-relu: 0.2}, bias-std: 0.1}",
        "{file: g.yaml}",
        "{file: g.yaml, width: 9}",
        "{width: 4, layers: [flatten, {dense: 2n}, tanh, {repeat: {times: 2, layers: [{dense: n},"
            + " abs]}}, {dense: outputs}]}"
      })
  void ofEveryWayToWriteAnArchitectureIsThatRun(String architecture) throws IOException {
    check("data: {name: digits, train: 8, probe: 3}\narchitecture: " + architecture + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{optimiser: momentum, momentum: 0.5, learning-rate: {of-maximum: 0.1}, batch: 4}",
        "{optimiser: adam, learning-rate: 0.01, until: {time: 2, loss: 0.1}}",
        "{output-scale: 3, centred: true, until: {steps: 5, time: 2.5}}"
      })
  void ofEveryWayToTrainIsThatRun(String training) throws IOException {
    check(
        "data: {name: iris, train: 8, probe: 3, target: one-hot}\nloss: cross-entropy\n"
            + "architecture: {name: mlp, width: 4}\nprecision: single\nparametrisation:"
            + " {name: abc, a: [0, 0.5, 0.5], b: [0, 0, 0], c: 0}\ntraining: "
            + training
            + "\n");
  }

  @Test
  void aStoredSpecificationHoldsNoKeyThatOnlyTheIdentityNeeds() throws IOException {
    Path experiment =
        Files.writeString(
            experiments.resolve("a.yaml"),
            "data: {name: digits, train: 8, probe: 3}\narchitecture: {name: mlp, width: 4}\n");
    String stored = NTK.read(experiment, List.of()).runs().get(0).canonical();
    assertEquals(-1, stored.indexOf("expansion"));
    assertEquals(-1, stored.indexOf("fingerprint"));
  }
}
