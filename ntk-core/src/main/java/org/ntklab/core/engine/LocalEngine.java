package org.ntklab.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ntklab.core.experiment.RunSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs side by side on this machine, one thread each.
 *
 * <p>The widest go first, so that no long run is left over at the end.
 */
public final class LocalEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);
  private static final int PATIENCE_SECONDS = 15;

  @Override
  public void execute(List<RunSpec> runs, RunTask task, int jobs) throws InterruptedException {
    List<RunSpec> order = new ArrayList<>(runs);
    order.sort(Comparator.comparingLong(RunSpec::estimatedWork).reversed());
    ExecutorService threads = Executors.newFixedThreadPool(jobs, named());
    try {
      ExecutorCompletionService<Void> pending = new ExecutorCompletionService<>(threads);
      for (RunSpec run : order) {
        pending.submit(
            () -> {
              task.execute(run);
              return null;
            });
      }
      for (int done = 0; done < order.size(); done++) {
        pending.take().get();
      }
    } catch (ExecutionException e) {
      rethrow(e.getCause());
    } finally {
      threads.shutdownNow();
      // Interrupted runs save their state and close their files at the end of the step they are in.
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("runs are still at work after {} seconds", PATIENCE_SECONDS);
      }
    }
  }

  private static void rethrow(Throwable cause) throws InterruptedException {
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("a run threw what it may not throw", cause);
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "run-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
