package org.ntklab.core.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ntklab.core.engine.Engine;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.store.RunStore;

/** An experiment that is about to run: choose where and how, then {@link #run()}. */
public final class Study {
  private final ExperimentSpec experiment;
  private final RunExecution execution;
  private final Analysis analysis;
  private Engine engine;
  private Path store = Path.of("ntk-store");
  private int jobs = Runtime.getRuntime().availableProcessors();
  private boolean fresh;
  private StudyListener listener = StudyListener.SILENT;

  Study(ExperimentSpec experiment, RunExecution execution, Analysis analysis, Engine engine) {
    this.experiment = experiment;
    this.execution = execution;
    this.analysis = analysis;
    this.engine = engine;
  }

  /** Folder of the runs; {@code ntk-store} in the working folder by default. */
  public Study store(Path folder) {
    store = folder;
    return this;
  }

  /** Runs side by side, at least 1; the number of processors by default. */
  public Study jobs(int sideBySide) {
    jobs = sideBySide;
    return this;
  }

  /** Whether to train again what the store holds. */
  public Study fresh(boolean again) {
    fresh = again;
    return this;
  }

  /** How runs are executed; side by side on this machine by default. */
  public Study engine(Engine executor) {
    engine = executor;
    return this;
  }

  /** Who hears how it goes. */
  public Study listener(StudyListener hearer) {
    listener = hearer;
    return this;
  }

  /**
   * Trains what the store does not hold, measures and judges. A run that fails stops no other.
   *
   * @throws InterruptedException when the thread was interrupted; finished runs stay in the store
   * @throws org.ntklab.core.problem.InvalidInputException when the store cannot be written
   * @throws org.ntklab.core.problem.RefusedException when a run would not fit; none is trained then
   */
  public StudyResult run() throws InterruptedException {
    RunStore runs = RunStore.open(store);
    Map<String, RunResult> results = new ConcurrentHashMap<>();
    List<RunSpec> open = new ArrayList<>();
    for (RunSpec run : distinct()) {
      Optional<RunResult> cached =
          fresh ? Optional.empty() : execution.cached(run, runs.run(run.hash()));
      cached.ifPresentOrElse(result -> results.put(run.hash(), result), () -> open.add(run));
    }
    open.forEach(execution::check);
    StudyListener calls = new OneAtATime(listener);
    calls.started(List.copyOf(open), results.size());
    engine.execute(
        open,
        run -> {
          RunResult result =
              execution.execute(
                  run, runs.run(run.hash()), fresh, (step, of) -> calls.progress(run, step, of));
          results.put(run.hash(), result);
          calls.ended(result);
        },
        jobs);
    List<RunResult> ordered =
        experiment.runs().stream().map(run -> results.get(run.hash()).of(run)).toList();
    return new StudyResult(
        experiment, runs.root(), ordered, analysis.findings(experiment, ordered));
  }

  /** Cells that differ in a name only are one run. */
  private Iterable<RunSpec> distinct() {
    Map<String, RunSpec> byHash = new LinkedHashMap<>();
    experiment.runs().forEach(run -> byHash.putIfAbsent(run.hash(), run));
    return byHash.values();
  }

  private record OneAtATime(StudyListener listener) implements StudyListener {
    @Override
    public synchronized void started(List<RunSpec> open, int cached) {
      listener.started(open, cached);
    }

    @Override
    public synchronized void progress(RunSpec run, int step, int of) {
      listener.progress(run, step, of);
    }

    @Override
    public synchronized void ended(RunResult run) {
      listener.ended(run);
    }
  }
}
