package org.ntklab.core.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.testkit.StudyProcess;

/** Studies that were stopped go on from where they were, and end as if they had not been. */
class ResumedStudyTest {
  private static final String EXPERIMENT =
      """
      name: line
      data: {name: made-up, outputs: 2, train: 8, probe: 3, test: 5}
      architecture: line
      parametrisation: plain
      training: {learning-rate: {of-maximum: 0.1}, until: {steps: 40}}
      trace: {checkpoints: 8}
      seeds: 1
      """;

  @TempDir private Path folder;

  /** Stops the thread of its run at a step, and remembers from where it went on. */
  private static final class Stop implements StudyListener {
    private final int at;
    private int resumed = -1;

    Stop(int at) {
      this.at = at;
    }

    @Override
    public void progress(RunSpec run, int step, int of) {
      if (step >= at) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void resumed(RunSpec run, int step, int of) {
      resumed = step;
    }
  }

  private static Study study(String yaml, Path store, Duration pace) {
    Ntk ntk = StudyProcess.savingOften(pace);
    return ntk.prepare(ntk.parse("line", yaml, List.of())).store(store).jobs(1);
  }

  private RunFolder whole(String yaml) throws InterruptedException {
    Path store = folder.resolve("whole");
    study(yaml, store, Duration.ofHours(1)).run();
    return RunStore.existing(store).runs().get(0);
  }

  /** Stops at a step, and returns the folder of the run. */
  private RunFolder stopped(String yaml, int at) {
    Path store = folder.resolve("stopped");
    Stop stop = new Stop(at);
    Study study = study(yaml, store, Duration.ofHours(1)).listener(stop);
    assertThrows(InterruptedException.class, study::run);
    return RunStore.existing(store).runs().stream()
        .filter(run -> Files.exists(run.part()))
        .findFirst()
        .orElseThrow();
  }

  private int finish(String yaml) throws InterruptedException {
    Stop never = new Stop(Integer.MAX_VALUE);
    StudyResult result =
        study(yaml, folder.resolve("stopped"), Duration.ofHours(1)).listener(never).run();
    assertEquals(RunStatus.DONE, result.runs().get(0).status());
    return never.resumed;
  }

  private static void assertSame(RunFolder expected, RunFolder run) throws IOException {
    assertArrayEquals(Files.readAllBytes(expected.trace()), Files.readAllBytes(run.trace()));
    assertArrayEquals(
        Files.readAllBytes(expected.constants()), Files.readAllBytes(run.constants()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optimiser: sgd",
        "optimiser: momentum, momentum: 0.7",
        "optimiser: nesterov, momentum: 0.7, batch: 3",
        "output-scale: 5, centred: true, batch: 5"
      })
  void anInterruptedRunGoesOnFromTheStepItWasAt(String training) throws Exception {
    for (String outputs : new String[] {"1", "2"}) {
      String yaml =
          EXPERIMENT
              .replace("outputs: 2", "outputs: " + outputs)
              .replace("training: {", "training: {" + training + ", ");
      RunFolder run = stopped(yaml, 7);
      assertTrue(Files.exists(run.state()));
      int resumed = finish(yaml);
      assertTrue(resumed > 7 && resumed < 40, "from step " + resumed);
      Path store = folder.resolve("whole-" + outputs);
      study(yaml, store, Duration.ofHours(1)).run();
      assertSame(
          RunStore.existing(store).run(run.hash()),
          RunStore.existing(folder.resolve("stopped")).run(run.hash()));
    }
  }

  /** As after a kill some steps later: more rows than the state knows, and a piece of one. */
  @Test
  void rowsBehindTheStateAndATornOneAreCutOff() throws Exception {
    RunFolder run = stopped(EXPERIMENT, 2);
    byte[] early = Files.readAllBytes(run.state());
    run = stopped(EXPERIMENT, 13);
    byte[] part = Files.readAllBytes(run.part());
    Files.write(run.state(), early);
    Files.write(run.part(), Arrays.copyOf(part, 99), StandardOpenOption.APPEND);
    int resumed = finish(EXPERIMENT);
    assertTrue(resumed > 2 && resumed < 13, "from step " + resumed);
    assertSame(whole(EXPERIMENT), run);
  }

  @Test
  void aDamagedStateAPartThatLacksRowsOrOtherConstantsBeginTheRunAnew() throws Exception {
    RunFolder expected = whole(EXPERIMENT);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RunFolder run = stopped(EXPERIMENT, 7);
      Path file = List.of(run.state(), run.part(), run.constants()).get(i);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, i == 1 ? new byte[0] : bytes);
      files.add(file);
      assertEquals(-1, finish(EXPERIMENT), "with a damaged " + file);
      assertSame(expected, run);
      run.discard();
    }
    assertEquals(3, files.size());
  }

  @Test
  void aFreshStudyForgetsTheState() throws Exception {
    stopped(EXPERIMENT, 7);
    Stop never = new Stop(Integer.MAX_VALUE);
    study(EXPERIMENT, folder.resolve("stopped"), Duration.ofHours(1))
        .listener(never)
        .fresh(true)
        .run();
    assertEquals(-1, never.resumed);
  }

  @Test
  void aShortRunSavesNothing() throws Exception {
    Path store = folder.resolve("short");
    List<Boolean> states = new ArrayList<>();
    study(EXPERIMENT, store, Duration.ofHours(1))
        .listener(
            new StudyListener() {
              @Override
              public void progress(RunSpec run, int step, int of) {
                states.add(Files.exists(RunStore.existing(store).run(run.hash()).state()));
              }
            })
        .run();
    assertEquals(8, states.size());
    assertTrue(states.stream().noneMatch(saved -> saved));
  }

  @Test
  void aRunThatAnotherHasComesLastAndItsOwnerIsTold() throws Exception {
    String three = EXPERIMENT.replace("seeds: 1", "seeds: 3");
    Ntk ntk = StudyProcess.savingOften(Duration.ofHours(1));
    List<RunSpec> runs = ntk.parse("line", three, List.of()).runs();
    Path store = folder.resolve("shared");
    RunFolder first = RunStore.open(store).run(runs.get(0).hash());
    CountDownLatch waiting = new CountDownLatch(1);
    List<String> heard = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void waiting(RunSpec run, String owner) {
            heard.add(owner);
            waiting.countDown();
          }

          @Override
          public void ended(RunResult run) {
            heard.add(run.spec().hash());
          }
        };
    ExecutorService person = Executors.newSingleThreadExecutor();
    try {
      Future<StudyResult> result;
      try (RunLock held = RunLock.tryTake(first).orElseThrow()) {
        Study study = study(three, store, Duration.ofHours(1)).listener(listener);
        result = person.submit(study::run);
        waiting.await();
        while (RunStore.existing(store).runs().stream().filter(RunFolder::isFinished).count() < 2) {
          Thread.onSpinWait();
        }
        held.check();
      }
      assertEquals(3, result.get().runs().size());
    } finally {
      person.shutdownNow();
    }
    String me = System.getProperty("user.name") + " (process " + ProcessHandle.current().pid();
    assertTrue(heard.get(0).startsWith(me), heard::toString);
    assertEquals(
        List.of(runs.get(1).hash(), runs.get(2).hash(), runs.get(0).hash()),
        heard.subList(1, heard.size()));
  }
}
