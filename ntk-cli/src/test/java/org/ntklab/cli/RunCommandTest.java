package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.network.Network;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.store.StudyFolder;
import org.ntklab.core.store.StudyFolders;

/** How a run begins and ends; what it trains is other modules' business. */
class RunCommandTest {
  @TempDir private Path folder;
  private String file;
  private String store;

  @BeforeEach
  void writeStudy() throws IOException {
    file = Files.writeString(folder.resolve("toy study.yaml"), ToyPlugin.STUDY).toString();
    store = folder.resolve("store").toString();
  }

  @Test
  void aDryRunTellsCellsAndCostAndMakesNoStore() {
    Call call = Call.ntk("run", file, "--dry-run", "--store", store, "--jobs", "2");
    assertEquals(0, call.status());
    assertTrue(call.out().startsWith("toy-study: 2 cells, 4 runs, 0 of them in the store"));
    // 3·8 + 8·8 + 8·1 = 96 weights, × 6 × 8 examples × 5 steps = 23.0 k operations.
    assertTrue(
        call.out().lines().anyMatch(l -> l.matches(" +8 +2 +0 +96 +5 +23.0 k .*")), call.out());
    assertFalse(Files.exists(Path.of(store)));
  }

  @Test
  void aDryRunIsADocumentUnderJson() {
    JsonNode plan = Call.ntk("run", file, "--dry-run", "--json", "--store", store).json();
    assertEquals("toy-study", plan.get("experiment").asText());
    assertEquals(4, plan.get("runs").asInt());
    assertEquals(0, plan.get("cached").asInt());
    assertEquals(8, plan.at("/cells/0/cell").get("architecture.width").asInt());
    assertEquals(96, plan.at("/cells/0/parameters").asInt());
    assertEquals(2 * (96 + 3 * 16 + 16 * 16 + 16) * 6 * 8 * 5, plan.get("flops").asInt());
  }

  @Test
  void overridesChangeThePlan() {
    Call call =
        Call.ntk(
            "run",
            file,
            "--dry-run",
            "--json",
            "--set",
            "seeds=5",
            "--set",
            "architecture.width=4");
    assertEquals(5, call.json().get("runs").asInt());
  }

  @Test
  void aStudyThatEndedIsKnownToTheStore() throws IOException {
    Call call = Call.ntk("run", file, "--json", "--store", store, "--set", "seeds=1");
    StudyFolder study = StudyFolders.of(Path.of(store)).find("STUDY", "toy-study");
    assertEquals(call.json(), study.readResult());
    assertTrue(Files.readString(study.experiment()).contains("seeds: 1"));
  }

  @Test
  void runsThatFailAreListedAndEndInFour() {
    Call call = Call.ntk("run", file, "--store", store);
    assertAll(
        () -> assertEquals(ExitCode.INCOMPLETE.status(), call.status()),
        () -> assertEquals(4, call.out().lines().filter(l -> l.startsWith("FAILED: ")).count()),
        () -> assertTrue(call.out().contains("width 16, seed 1, run ")),
        () -> assertTrue(call.out().contains("no network today")),
        () -> assertTrue(call.err().contains("4 of 4 runs failed or diverged"), call.err()),
        () -> assertFalse(call.out().contains("\tat "), "a stack trace is not for users"));
  }

  @Test
  void runsThatFailHaveNullForTheirLoss() {
    Call call = Call.ntk("run", file, "--store", store, "--json");
    JsonNode run = call.json().get("runs").get(0);
    assertEquals(ExitCode.INCOMPLETE.status(), call.status());
    assertEquals("failed", run.get("status").asText());
    assertTrue(run.get("finalLoss").isNull());
    assertTrue(run.get("message").asText().contains("no network today"));
  }

  @Test
  void anInterruptionSaysHowToGoOn() throws InterruptedException {
    Thread program = Thread.currentThread();
    ToyPlugin.Networks stopped =
        new ToyPlugin.Networks(
            none -> {
              program.interrupt();
              return waitForEver();
            });
    Call call = Call.with(stopped, "run", file, "--store", store, "--jobs", "1");
    Thread.interrupted();
    assertEquals(ExitCode.INTERRUPTED.status(), call.status());
    assertTrue(call.err().contains("interrupted after "), call.err());
    assertTrue(
        call.err().contains("the same command goes on from there: ntk run '" + file + "' --store"),
        call.err());
  }

  /** A run that ended now would write to a folder that the test is about to delete. */
  private static Network waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }

  @Test
  void aFaultOfTheProgramNamesTheFileWithItsTrace() throws IOException {
    ToyPlugin.Networks broken =
        new ToyPlugin.Networks(
            none -> {
              throw new AssertionError("never so");
            });
    Call call = Call.with(broken, "run", file, "--store", store);
    assertEquals(ExitCode.FAULT.status(), call.status());
    assertTrue(call.err().contains("AssertionError: never so"), call.err());
    assertFalse(call.err().contains("\tat "), "a stack trace is not for users");
    String marker = "the stack trace is in ";
    String last = call.problems().get(call.problems().size() - 1);
    Path trace = Path.of(last.substring(last.indexOf(marker) + marker.length()));
    assertTrue(Files.readString(trace).contains("\tat "));
    Files.delete(trace);
  }

  @Test
  void quietLeavesOutRemarks() {
    Call call = Call.ntk("--quiet", "run", file, "--store", store);
    assertEquals(1, call.problems().size(), "only what went wrong: " + call.err());
  }

  @Test
  void commonOptionsMayStandBeforeOrAfterTheCommand() {
    Call before = Call.ntk("--json", "--store", store, "ls");
    Call after = Call.ntk("ls", "--json", "--store", store);
    assertEquals(before, after);
    assertEquals(store, before.json().get("store").asText());
  }
}
