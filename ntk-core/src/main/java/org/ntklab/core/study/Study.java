package org.ntklab.core.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ntklab.core.engine.Engine;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.store.LockOwner;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.training.RunListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An experiment that is about to run: choose where and how, then {@link #run()}. */
public final class Study {
  private static final Logger LOG = LoggerFactory.getLogger(Study.class);
  private static final long POLL_MILLISECONDS = 300;

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
    Execution all = new Execution(runs, results, calls);
    all.run(open);
    List<RunResult> ordered =
        experiment.runs().stream().map(run -> results.get(run.hash()).of(run)).toList();
    return new StudyResult(
        experiment, runs.root(), ordered, analysis.findings(experiment, ordered));
  }

  /** Measures and judges what the store holds, and trains nothing. */
  public StoredStudy stored() {
    RunStore runs = RunStore.existing(store);
    Map<String, RunResult> results = new LinkedHashMap<>();
    List<RunSpec> missing = new ArrayList<>();
    for (RunSpec run : distinct()) {
      execution
          .stored(run, runs.run(run.hash()))
          .ifPresentOrElse(result -> results.put(run.hash(), result), () -> missing.add(run));
    }
    List<RunResult> ordered =
        experiment.runs().stream()
            .filter(run -> results.containsKey(run.hash()))
            .map(run -> results.get(run.hash()).of(run))
            .toList();
    return new StoredStudy(
        new StudyResult(experiment, runs.root(), ordered, analysis.findings(experiment, ordered)),
        missing);
  }

  /** Cells that differ in a name only are one run. */
  private Iterable<RunSpec> distinct() {
    Map<String, RunSpec> byHash = new LinkedHashMap<>();
    experiment.runs().forEach(run -> byHash.putIfAbsent(run.hash(), run));
    return byHash.values();
  }

  /** The runs of this study that the store does not hold. */
  private final class Execution {
    private final RunStore runs;
    private final Map<String, RunResult> results;
    private final StudyListener calls;

    /** Who has which run that this study wants, by hash. */
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    Execution(RunStore runs, Map<String, RunResult> results, StudyListener calls) {
      this.runs = runs;
      this.results = results;
      this.calls = calls;
    }

    /** All of them; those that others have wait until nothing else is left to do. */
    void run(List<RunSpec> open) throws InterruptedException {
      List<RunSpec> left = open;
      while (!left.isEmpty()) {
        engine.execute(left, this::run, jobs);
        List<RunSpec> before = left;
        left = left.stream().filter(run -> !results.containsKey(run.hash())).toList();
        if (left.size() == before.size()) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
      }
    }

    private void run(RunSpec run) throws InterruptedException {
      RunFolder folder = runs.run(run.hash());
      Optional<RunResult> result =
          execution.execute(
              run,
              folder,
              fresh,
              new RunListener() {
                @Override
                public void progress(int step, int of) {
                  calls.progress(run, step, of);
                }

                @Override
                public void resumed(int step, int of) {
                  calls.resumed(run, step, of);
                }
              });
      if (result.isPresent()) {
        results.put(run.hash(), result.get());
        calls.ended(result.get());
        if (result.get().status() != RunStatus.CACHED) {
          MatrixGarbage.collect();
        }
      } else {
        tellOwner(run, folder);
      }
    }

    private void tellOwner(RunSpec run, RunFolder folder) {
      try {
        // None yet or none any more: there will be one, or the run is free, when it is asked again.
        RunLock.owner(folder)
            .map(LockOwner::toString)
            .filter(owner -> !owner.equals(owners.put(run.hash(), owner)))
            .ifPresent(owner -> calls.waiting(run, owner));
      } catch (IOException e) {
        LOG.debug("{}: cannot tell who has it: {}", folder.path(), e.getMessage());
      }
    }
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
    public synchronized void resumed(RunSpec run, int step, int of) {
      listener.resumed(run, step, of);
    }

    @Override
    public synchronized void waiting(RunSpec run, String owner) {
      listener.waiting(run, owner);
    }

    @Override
    public synchronized void ended(RunResult run) {
      listener.ended(run);
    }
  }
}
