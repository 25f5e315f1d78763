package org.ntklab.core.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.Ntk;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.store.StoreSweep;
import org.ntklab.core.testkit.StudyProcess;

/** Processes that train linear models in one store, killed and started again. */
class KilledStudyTest {
  private static final String EXPERIMENT =
      """
      name: line
      data: {name: made-up, rows: 200, features: 30, outputs: 2, train: 100, probe: 12, test: 5}
      architecture: line
      parametrisation: plain
      training: {optimiser: momentum, momentum: 0.7, batch: 20,
                 learning-rate: {of-maximum: 0.01}, until: {steps: STEPS}}
      trace: {checkpoints: CHECKPOINTS}
      seeds: SEEDS
      """;

  @TempDir private Path folder;
  private Path experiment;
  private Path store;

  @BeforeEach
  void place() {
    experiment = folder.resolve("line.yaml");
    store = folder.resolve("store");
  }

  @Test
  void aStudyKilledThreeTimesGivesTheBytesOfOneThatWasNot() throws Exception {
    assertSameBytesAfterKills(3, 3000, 12);
  }

  @Test
  @Tag("slow")
  void aStudyKilledTwentyTimesGivesTheBytesOfOneThatWasNot() throws Exception {
    assertSameBytesAfterKills(20, 30_000, 100);
  }

  private void assertSameBytesAfterKills(int kills, int steps, int checkpoints) throws Exception {
    write(steps, checkpoints, 4);
    Random random = new Random(kills);
    int resumed = 0;
    for (int kill = 0; kill < kills; kill++) {
      Process process = StudyProcess.start("", experiment, store);
      BufferedReader told = process.inputReader(StandardCharsets.UTF_8);
      for (int words = 4 + random.nextInt(9); words > 0; words--) {
        String word = told.readLine();
        assertNotNull(word, "a study that ends before its kills proves nothing");
        resumed += word.matches("resumed [1-9].*") ? 1 : 0;
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
      assertTrue(process.isAlive(), "a study that ends before its kills proves nothing");
      process.destroyForcibly().waitFor();
    }
    assertTrue(resumed > 0, "a run went on from behind its start");
    finish();
    // A kill between the end of a run and the end of its state leaves the state to the sweep.
    new StoreSweep(RunStore.existing(store), Set.of()).remove();
    assertHolds(reference());
  }

  @Test
  void ofTwoProcessesOnOneStoreNoneTrainsWhatTheOtherDoes() throws Exception {
    write(100, 4, 8);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(StudyProcess.start("", experiment, store));
    }
    List<String> trained = new ArrayList<>();
    for (Process process : processes) {
      for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("done ")) {
          trained.add(line.substring("done ".length()));
        }
      }
      assertEquals(0, process.waitFor());
    }
    Collections.sort(trained);
    assertEquals(RunStore.existing(store).runs().stream().map(RunFolder::hash).toList(), trained);
    assertEquals(8, trained.size());
    assertHolds(reference());
  }

  /** A limit on the size of files is a full disk that every test may have. */
  @Test
  void aFullDiskIsOneMessageAndDamagesNothing() throws Exception {
    write(1000, 20, 2);
    Process process = StudyProcess.start("ulimit -f 24;", experiment, store);
    List<String> told = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertEquals(ExitCode.FAULT.status(), process.waitFor(), told::toString);
    String last = told.get(told.size() - 1);
    assertTrue(last.startsWith("cannot write run "), last);
    assertTrue(last.contains("finished runs are safe"), last);
    for (RunFolder run : RunStore.existing(store).runs()) {
      assertEquals(List.of(), run.verify());
      assertEquals(List.of(), run.temporaries());
    }
    finish();
    assertHolds(reference());
  }

  private void write(int steps, int checkpoints, int seeds) throws IOException {
    Files.writeString(
        experiment,
        EXPERIMENT
            .replace("STEPS", Integer.toString(steps))
            .replace("CHECKPOINTS", Integer.toString(checkpoints))
            .replace("SEEDS", Integer.toString(seeds)));
  }

  private void finish() throws Exception {
    Process process = StudyProcess.start("", experiment, store);
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), told);
  }

  /** The same study in one go, which never saves a state. */
  private RunStore reference() throws InterruptedException {
    Ntk ntk = StudyProcess.savingOften(Duration.ofHours(1));
    Path whole = folder.resolve("whole");
    ntk.prepare(ntk.read(experiment, List.of())).store(whole).jobs(1).run();
    return RunStore.existing(whole);
  }

  private void assertHolds(RunStore reference) throws IOException {
    for (RunFolder expected : reference.runs()) {
      RunFolder run = RunStore.existing(store).run(expected.hash());
      assertEquals(List.of(), run.verify());
      for (Path file : List.of(expected.trace(), expected.constants(), expected.digests())) {
        assertArrayEquals(
            Files.readAllBytes(file),
            Files.readAllBytes(run.path().resolve(file.getFileName())),
            file::toString);
      }
      assertFalse(Files.exists(run.state().getParent()), "the state of a run that is done is gone");
      assertFalse(Files.exists(run.part()));
    }
    TreeMap<String, Integer> rows = new TreeMap<>();
    assertEquals(
        List.of(),
        RunStore.existing(store)
            .readAll((run, trace) -> rows.put(run.hash(), trace.checkpoints().rows())));
    assertEquals(
        reference.runs().stream().map(RunFolder::hash).toList(), List.copyOf(rows.keySet()));
  }
}
