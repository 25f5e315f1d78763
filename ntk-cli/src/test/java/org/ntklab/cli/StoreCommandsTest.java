package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStore;

/** What {@code ls}, {@code verify} and {@code gc} say of a store, whole and damaged. */
class StoreCommandsTest {
  private static final String STUDY =
      """
      data: {name: digits, train: 8, probe: 3, test: 3, target: odd-even}
      architecture: {name: mlp, width: 4, depth: 1}
      training: {learning-rate: {of-maximum: 0.1}, until: {steps: STEPS}}
      trace: {checkpoints: 3}
      seeds: 2
      """;

  @TempDir private Path folder;
  private String study;
  private String store;

  @BeforeEach
  void place() throws IOException {
    study = folder.resolve("study.yaml").toString();
    store = folder.resolve("store").toString();
    write(4);
  }

  private void write(int steps) throws IOException {
    Files.writeString(Path.of(study), STUDY.replace("STEPS", Integer.toString(steps)));
  }

  private List<RunFolder> train() {
    Call call = Call.real("run", study, "--store", store, "--quiet");
    assertEquals(0, call.status(), call.err());
    return RunStore.existing(Path.of(store)).runs();
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
  }

  @Test
  void aWholeStoreIsVerifiedAndHasNothingToDelete() {
    train();
    Call verify = Call.ntk("verify", "--store", store);
    assertEquals(0, verify.status());
    assertEquals("2 runs in " + store + ", all whole", verify.out().strip());
    assertEquals("", verify.err());
    Call gc = Call.ntk("gc", "--failed", "--unfinished", "--damaged", "--store", store);
    assertEquals("Nothing to delete in " + store + ".", gc.out().strip());
  }

  @Test
  void aFlippedBitIsNamedSkippedAndTrainedAgain() throws IOException {
    RunFolder damaged = train().get(0);
    flip(damaged.trace());
    Call verify = Call.ntk("verify", "--store", store, "--json");
    assertEquals(ExitCode.INVALID_INPUT.status(), verify.status());
    JsonNode finding = verify.json().at("/findings/0");
    assertEquals(damaged.trace().toString(), finding.get("file").asText());
    assertTrue(finding.get("message").asText().contains("SHA-256"), finding::toString);
    assertEquals(1, verify.json().get("damaged").asInt());
    Call ls = Call.ntk("ls", "--store", store);
    assertEquals(0, ls.status());
    assertTrue(ls.out().matches("(?s).* damaged .* done .*2 runs in .*"), ls.out());
    assertTrue(ls.err().startsWith("ntk: " + damaged.trace()), ls.err());
    Call run = Call.real("run", study, "--store", store, "--json");
    assertEquals("done", run.json().at("/runs/0/status").asText());
    assertEquals("cached", run.json().at("/runs/1/status").asText());
    assertEquals(0, Call.ntk("verify", "--store", store).status());
  }

  @Test
  void runsAreListedByNameAndStatusAndWithTheirOwner() throws IOException {
    RunFolder first = train().get(0);
    assertTrue(Call.ntk("ls", "--store", store, "digits", "MLP").out().contains("2 runs in"));
    Call one = Call.ntk("ls", "--store", store, first.hash().substring(0, 6));
    assertTrue(one.out().endsWith("1 run of 2 in " + store + "\n"), one.out());
    assertTrue(
        Call.ntk("ls", "--store", store, "--status", "failed,running").out().startsWith("None of"));
    Call wrong = Call.ntk("ls", "--store", store, "--status", "don");
    assertEquals(ExitCode.INVALID_INPUT.status(), wrong.status());
    assertTrue(wrong.err().contains("did you mean 'done'?"), wrong.err());
    try (RunLock lock = RunLock.tryTake(first).orElseThrow()) {
      Files.delete(lock.folder().trace());
      Call running = Call.ntk("ls", "--store", store, "--status", "running");
      String pid = "(process " + ProcessHandle.current().pid();
      assertTrue(running.out().contains(first.hash() + " is being trained by "), running.out());
      assertTrue(running.out().contains(pid), running.out());
      assertTrue(
          Call.ntk("verify", "--store", store).out().contains("1 run in "), "the other is at work");
    }
  }

  @Test
  void whatWouldGoIsToldAndGoesOnlyWhenAskedTo() throws IOException {
    RunFolder run = train().get(0);
    Path left = Files.writeString(run.path().resolve("trace.arrow.7.tmp"), "half");
    Call told = Call.ntk("gc", "--store", store);
    assertTrue(told.out().contains("trace.arrow.7.tmp"), told.out());
    assertTrue(told.out().endsWith("would go; --yes deletes them\n"), told.out());
    assertTrue(Files.exists(left));
    JsonNode gone = Call.ntk("gc", "--yes", "--json", "--store", store).json();
    assertEquals(4, gone.at("/litter/0/bytes").asInt());
    assertFalse(Files.exists(left));
    flip(run.constants());
    Call.ntk("gc", "--yes", "--damaged", "--store", store);
    assertEquals(1, RunStore.existing(Path.of(store)).runs().size());
    assertEquals(2, train().size());
  }

  /** The signal that a scheduler sends; Ctrl-C goes the same way. */
  @Test
  void aStudyThatIsTerminatedSavesItsStateAndSaysHowToGoOn() throws Exception {
    write(1_000_000);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ntklab.cli.NtkMain",
                "run",
                study,
                "--store",
                store)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    RunStore runs = RunStore.existing(Path.of(store));
    while (runs.runs().stream().filter(run -> Files.exists(run.part())).count() < 2) {
      Thread.sleep(20);
      assertTrue(process.isAlive());
    }
    // Not the process itself, which would close its streams.
    process.toHandle().destroy();
    String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.INTERRUPTED.status(), process.waitFor(), told);
    assertTrue(told.contains("the same command goes on from there: ntk run " + study), told);
    for (RunFolder run : runs.runs()) {
      assertTrue(Files.exists(run.state()));
      assertEquals(List.of(), run.verify());
    }
  }
}
