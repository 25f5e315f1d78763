package org.ntklab.core.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.testkit.TestKitPlugin;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** Whole studies of linear models, whose linearisation is themselves. */
class StudyTest {
  private static final double ROUNDING = 1e-12;
  private static final String EXPERIMENT =
      """
      name: line
      data: {name: made-up, train: 8, probe: 3, test: 5}
      architecture: line
      parametrisation: plain
      training: {learning-rate: {of-maximum: 0.5}, until: {steps: 30}}
      trace: {checkpoints: 6}
      seeds: 2
      """;

  @TempDir private Path store;

  private StudyResult run(String yaml) throws InterruptedException {
    return Ntk.study(yaml).store(store).jobs(2).run();
  }

  private RunTrace trace(RunSpec run) {
    return RunStore.open(store).run(run.hash()).read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optimiser: sgd",
        "optimiser: momentum, momentum: 0.7",
        "optimiser: nesterov, momentum: 0.7",
        "batch: 3",
        "output-scale: 5",
        "output-scale: 5, centred: true",
        "centred: true, batch: 5"
      })
  void theLinearisedPathOfALinearModelIsItsOwn(String training) throws Exception {
    StudyResult result = run(EXPERIMENT.replace("training: {", "training: {" + training + ", "));
    for (RunResult run : result.runs()) {
      assertEquals(RunStatus.DONE, run.status());
      Trace trace = trace(run.spec()).checkpoints();
      assertTrue(
          trace.doubleValue(TraceColumns.LOSS, trace.rows() - 1)
              < trace.doubleValue(TraceColumns.LOSS, 0));
      for (int row = 0; row < trace.rows(); row++) {
        assertArrayEquals(
            trace.vector(TraceColumns.TRAIN_OUTPUTS, row),
            trace.vector(TraceColumns.TRAIN_LINEAR, row),
            ROUNDING * 100);
        assertArrayEquals(
            trace.vector(TraceColumns.PROBE_OUTPUTS, row),
            trace.vector(TraceColumns.PROBE_LINEAR, row),
            ROUNDING * 100);
      }
    }
  }

  @Test
  void outputScaleAndLearningRateAreIndependent() throws Exception {
    // f = α(h − h₀) starts at 0 whatever α is, and moves with Θ₀ at rate η: the same path.
    String centred = EXPERIMENT.replace("training: {", "training: {centred: true, ");
    Trace one = trace(run(centred).runs().get(0).spec()).checkpoints();
    String scaled = centred.replace("training: {", "training: {output-scale: 1000, ");
    Trace thousand = trace(run(scaled).runs().get(0).spec()).checkpoints();
    int last = one.rows() - 1;
    assertArrayEquals(
        one.vector(TraceColumns.TRAIN_OUTPUTS, last),
        thousand.vector(TraceColumns.TRAIN_OUTPUTS, last),
        1e-9);
    String movement = TraceColumns.WEIGHT_MOVEMENT + "linear-1";
    assertEquals(
        one.doubleValue(movement, last),
        1000 * thousand.doubleValue(movement, last),
        1e-9 * one.doubleValue(movement, last));
  }

  @Test
  void whatTheStoreHoldsIsNotTrainedAgain() throws Exception {
    StudyResult first = run(EXPERIMENT);
    StudyResult second = run(EXPERIMENT.replace("name: line\n", "name: other\n"));
    assertTrue(second.runs().stream().allMatch(run -> run.status() == RunStatus.CACHED));
    for (int i = 0; i < 2; i++) {
      assertEquals(first.runs().get(i).finalLoss(), second.runs().get(i).finalLoss());
      assertEquals(first.runs().get(i).metrics(), second.runs().get(i).metrics());
    }
  }

  @Test
  void tracesAreTheSameBytesWhateverRunsBesideThem() throws Exception {
    String wide = EXPERIMENT.replace("seeds: 2", "seeds: 6");
    List<byte[]> bytes = new ArrayList<>();
    for (int jobs : new int[] {1, 3}) {
      Path folder = store.resolve("jobs-" + jobs);
      Ntk.study(wide).store(folder).jobs(jobs).run();
      for (RunFolder run : RunStore.open(folder).runs()) {
        bytes.add(Files.readAllBytes(run.trace()));
        bytes.add(Files.readAllBytes(run.constants()));
      }
    }
    assertEquals(24, bytes.size());
    for (int i = 0; i < 12; i++) {
      assertArrayEquals(bytes.get(i), bytes.get(i + 12));
    }
  }

  @Test
  void aDivergingRunIsReportedAsDivergedAndItsTraceIsFinite() throws Exception {
    StudyResult result = run(EXPERIMENT.replace("0.5", "2.1").replace("30", "300"));
    for (RunResult run : result.runs()) {
      assertEquals(RunStatus.DIVERGED, run.status());
      assertTrue(run.message().startsWith("diverged after step"), run.message());
      assertTrue(Double.isFinite(run.finalLoss()));
    }
    assertEquals(2, result.unexpected().size());
    StudyResult expected =
        run(EXPERIMENT.replace("0.5", "2.1").replace("30", "300") + "expect: diverged\n");
    assertEquals(List.of(), expected.unexpected());
    assertEquals(RunStatus.DIVERGED, expected.runs().get(0).status());
  }

  @Test
  void aLossThatIsInfiniteAtTheStartHasDiverged() throws Exception {
    String huge = EXPERIMENT.replace("training: {", "training: {output-scale: 1e200, ");
    for (int time = 0; time < 2; time++) {
      for (RunResult run : run(huge).runs()) {
        assertEquals(RunStatus.DIVERGED, run.status());
        assertTrue(run.message().startsWith("diverged before the first step"), run.message());
        assertEquals(0, trace(run.spec()).checkpoints().rows());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"train: 20000, probe: 3", "train: 9000, probe: 40000"})
  void aKernelThatDoesNotFitIsRefusedBeforeAnyRunIsTrained(String sizes) throws Exception {
    String large = "made-up, rows: 50000, features: 1, outputs: 1, " + sizes;
    String yaml =
        EXPERIMENT.replace("made-up, train: 8, probe: 3", large)
            + "grid: {training.output-scale: [1, 2]}\n";
    RefusedException thrown = assertThrows(RefusedException.class, () -> run(yaml));
    assertTrue(thrown.getMessage().contains("at most 16000 examples"), thrown.getMessage());
    assertEquals(List.of(), RunStore.open(store).runs());
  }

  @Test
  void aMetricThatFailsTakesNoOtherRunWithIt() throws Exception {
    PluginCatalogue catalogue =
        PluginCatalogue.of(
            List.of(new CorePlugin(), new TestKitPlugin(), new BrokenMetric.BrokenPlugin()));
    for (RunStatus rest : List.of(RunStatus.DONE, RunStatus.CACHED)) {
      Ntk ntk = Ntk.with(catalogue);
      Study study = ntk.prepare(ntk.parse("experiment", EXPERIMENT, List.of()));
      List<RunResult> runs = study.store(store).jobs(1).run().runs();
      assertEquals(rest, runs.get(0).status());
      assertEquals(RunStatus.FAILED, runs.get(1).status());
      assertTrue(runs.get(1).message().contains("no metric today"), runs.get(1).message());
    }
  }

  @Test
  void justBelowTheLargestStableRateTheLossFalls() throws Exception {
    StudyResult result = run(EXPERIMENT.replace("0.5", "0.99").replace("30", "300"));
    Trace trace = trace(result.runs().get(0).spec()).checkpoints();
    assertTrue(result.runs().get(0).finalLoss() < trace.doubleValue(TraceColumns.LOSS, 0));
  }

  @Test
  void trainingEndsAtTheFirstLimitReached() throws Exception {
    StudyResult byLoss = run(EXPERIMENT.replace("{steps: 30}", "{steps: 5000, loss: 0.3}"));
    Trace trace = trace(byLoss.runs().get(0).spec()).checkpoints();
    int last = trace.rows() - 1;
    assertTrue(trace.doubleValue(TraceColumns.LOSS, last) <= 0.3);
    assertTrue(trace.longValue(TraceColumns.STEP, last) < 5000);
    assertTrue(trace.doubleValue(TraceColumns.LOSS, last - 1) > 0.3);
    StudyResult byTime = run(EXPERIMENT.replace("{steps: 30}", "{steps: 5000, time: 3.0}"));
    RunTrace timed = trace(byTime.runs().get(0).spec());
    double eta = timed.constants().doubleValue(TraceColumns.LEARNING_RATE, 0);
    int end = timed.checkpoints().rows() - 1;
    assertEquals(
        (long) Math.ceil(3.0 / eta), timed.checkpoints().longValue(TraceColumns.STEP, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace.arrow", "constants.arrow"})
  void aDamagedRunIsTrainedAgain(String file) throws Exception {
    StudyResult first = run(EXPERIMENT);
    RunFolder folder = RunStore.open(store).run(first.runs().get(0).spec().hash());
    Files.write(folder.path().resolve(file), new byte[] {1, 2, 3});
    StudyResult second = run(EXPERIMENT);
    assertEquals(RunStatus.DONE, second.runs().get(0).status());
    assertEquals(RunStatus.CACHED, second.runs().get(1).status());
    assertEquals(first.runs().get(0).finalLoss(), second.runs().get(0).finalLoss());
  }

  @Test
  void aStoreThatCannotBeWrittenIsOneProblem() throws IOException {
    Path file = Files.createFile(store.resolve("file"));
    InvalidInputException thrown =
        assertThrows(InvalidInputException.class, () -> Ntk.study(EXPERIMENT).store(file).run());
    assertEquals(1, thrown.problems().size());
  }

  @Test
  void theStoredSpecificationIsAnExperimentOfThatRun() throws Exception {
    RunSpec run = run(EXPERIMENT).runs().get(1).spec();
    Ntk ntk = Ntk.create();
    Path spec = RunStore.open(store).run(run.hash()).spec();
    List<RunSpec> again = ntk.read(spec, List.of()).runs();
    assertEquals(1, again.size());
    assertEquals(run.hash(), again.get(0).hash());
    assertEquals(1, again.get(0).seed());
  }

  @Test
  void anInterruptedStudyKeepsWhatIsDoneAndGoesOn() throws Exception {
    String wide = EXPERIMENT.replace("seeds: 2", "seeds: 9");
    Thread me = Thread.currentThread();
    Study study = Ntk.study(wide).store(store).jobs(1);
    study.listener(
        new StudyListener() {
          @Override
          public void ended(RunResult run) {
            me.interrupt();
          }
        });
    assertThrows(InterruptedException.class, study::run);
    assertFalse(Thread.interrupted());
    long done =
        RunStore.open(store).runs().stream().filter(run -> run.status().isPresent()).count();
    assertTrue(done >= 1 && done < 9, done + " done");
    StudyResult rest = run(wide);
    assertTrue(rest.runs().stream().anyMatch(run -> run.status() == RunStatus.CACHED));
    assertEquals(9, rest.runs().size());
  }

  @Test
  void twoStudiesOnOneStoreTrainEachRunOnce() throws Exception {
    String wide = EXPERIMENT.replace("seeds: 2", "seeds: 12");
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      Future<StudyResult> one = people.submit(() -> run(wide));
      Future<StudyResult> other = people.submit(() -> run(wide));
      long trained =
          Stream.of(one.get(), other.get())
              .flatMap(result -> result.runs().stream())
              .filter(run -> run.status() == RunStatus.DONE)
              .count();
      assertEquals(12, trained);
      for (int i = 0; i < 12; i++) {
        assertEquals(one.get().runs().get(i).finalLoss(), other.get().runs().get(i).finalLoss());
        Trace trace = trace(one.get().runs().get(i).spec()).checkpoints();
        assertEquals(30, trace.longValue(TraceColumns.STEP, trace.rows() - 1));
      }
    } finally {
      people.shutdownNow();
    }
  }
}
