package org.ntklab.core.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.NtkException;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.RunListener;
import org.ntklab.core.training.TraceColumns;
import org.ntklab.core.training.Trainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from specification to metrics; what goes wrong in it ends that run and no other. */
final class RunExecution {
  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

  private final Trainer trainer;
  private final Kinds<Metric> metrics;

  @Inject
  RunExecution(Trainer trainer, Kinds<Metric> metrics) {
    this.trainer = trainer;
    this.metrics = metrics;
  }

  /**
   * The result of a run that the store holds; empty when it does not, or when a file is damaged and
   * the run is to be trained again.
   */
  Optional<RunResult> cached(RunSpec run, RunFolder folder) {
    if (!Files.isRegularFile(folder.trace()) || !Files.isRegularFile(folder.constants())) {
      return Optional.empty();
    }
    try {
      return Optional.of(measure(run, folder, RunStatus.CACHED));
    } catch (InvalidInputException e) {
      if (folder.isNewer()) {
        // It may hold more than this program could write.
        return Optional.of(failed(run, folder, e, e.getMessage()));
      }
      LOG.warn("trained again: {}", e.getMessage());
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      // A metric of a plugin must not take the other cells of the grid with it.
      return Optional.of(failed(run, folder, e));
    }
  }

  /**
   * The result of a run as the store holds it; one that failed or whose files are damaged is a
   * failed one. Empty when it was not trained to its end.
   */
  Optional<RunResult> stored(RunSpec run, RunFolder folder) {
    boolean done = Files.isRegularFile(folder.trace()) && Files.isRegularFile(folder.constants());
    if (!done) {
      boolean failed = Files.isRegularFile(folder.log()) && !Files.exists(folder.part());
      return failed
          ? Optional.of(unusable(run, "failed in an earlier study (see " + folder.log() + ")"))
          : Optional.empty();
    }
    try {
      return Optional.of(measure(run, folder, RunStatus.CACHED));
    } catch (InvalidInputException e) {
      return Optional.of(unusable(run, "damaged: " + e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(unusable(run, e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
  }

  /** Refuses a run that would not fit, before any is trained. */
  void check(RunSpec run) {
    trainer.check(run);
  }

  /**
   * Trains, from where the run was stopped if it was, and measures.
   *
   * @param fresh whether to train again what the store holds
   * @return empty when another study has the run: it is to be asked for again
   * @throws FaultException when the store cannot be written: other runs could not be either
   */
  Optional<RunResult> execute(RunSpec run, RunFolder folder, boolean fresh, RunListener listener)
      throws InterruptedException {
    try {
      Optional<RunLock> lock = RunLock.tryTake(folder);
      if (lock.isEmpty()) {
        return Optional.empty();
      }
      try (RunLock held = lock.get()) {
        // Another process may have done it since the study began.
        Optional<RunResult> byOthers = fresh ? Optional.empty() : cached(run, folder);
        if (byOthers.isPresent()) {
          return byOthers;
        }
        if (fresh) {
          folder.discard();
        }
        return Optional.of(measure(run, folder, trainer.train(run, held, listener)));
      }
    } catch (ClosedByInterruptException e) {
      InterruptedException stopped = new InterruptedException("told to stop");
      stopped.initCause(e);
      throw stopped;
    } catch (IOException e) {
      throw new FaultException(
          "cannot write run "
              + run.hash()
              + " to "
              + folder.path()
              + " ("
              + e.getMessage()
              + "); finished runs are safe, and the same command goes on from what was saved",
          e);
    } catch (FaultException e) {
      throw e;
    } catch (NtkException e) {
      return Optional.of(failed(run, folder, e, e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      // Whatever it is, it must not take the other cells of the grid with it.
      return Optional.of(failed(run, folder, e));
    }
  }

  private RunResult measure(RunSpec run, RunFolder folder, RunStatus status) {
    RunTrace trace = folder.read();
    Trace checkpoints = trace.checkpoints();
    int last = checkpoints.rows() - 1;
    boolean diverged = folder.status().orElse(status) == RunStatus.DIVERGED;
    if (last < 0) {
      return new RunResult(
          run,
          RunStatus.DIVERGED,
          Double.NaN,
          Double.NaN,
          Map.of(),
          "diverged before the first step: the loss of the initial network is not finite");
    }
    Map<String, MetricValue> values = new LinkedHashMap<>();
    for (String name : metrics.names()) {
      Metric metric = metrics.find(name).orElseThrow().read(Options.none(new Problems()));
      values.put(name, metric.measure(trace));
    }
    return new RunResult(
        run,
        diverged ? RunStatus.DIVERGED : status,
        checkpoints.doubleValue(TraceColumns.LOSS, last),
        checkpoints.doubleValue(TraceColumns.TEST_ERROR, last),
        values,
        diverged ? "diverged after step " + checkpoints.longValue(TraceColumns.STEP, last) : "");
  }

  private static RunResult failed(RunSpec run, RunFolder folder, Throwable e) {
    return failed(run, folder, e, e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private static RunResult failed(RunSpec run, RunFolder folder, Throwable e, String message) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    try {
      Files.createDirectories(folder.path());
      Files.writeString(folder.log(), text.toString());
    } catch (IOException unwritable) {
      LOG.warn("cannot write {}: {}", folder.log(), unwritable.getMessage());
    }
    return unusable(run, List.of(message.split("\n", 2)).get(0) + " (see " + folder.log() + ")");
  }

  private static RunResult unusable(RunSpec run, String message) {
    return new RunResult(run, RunStatus.FAILED, Double.NaN, Double.NaN, Map.of(), message);
  }
}
