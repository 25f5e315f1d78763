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
import java.util.concurrent.atomic.AtomicLong;
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
  private static final int PATIENCE_SECONDS = 10;
  private static final long COLLECTION_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicLong LAST_COLLECTION =
      new AtomicLong(System.nanoTime() - COLLECTION_NANOSECONDS);

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
              collect();
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
      // Interrupted runs close their files at the end of the step they are in.
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("runs are still at work after {} seconds", PATIENCE_SECONDS);
      }
    }
  }

  /**
   * Numbers live outside the heap and are freed by the collector, which a heap as small as this
   * gives no reason to work: without a word memory grows with every run. After each of a thousand
   * runs that take milliseconds, though, it would work more than they.
   */
  private static void collect() {
    long now = System.nanoTime();
    long last = LAST_COLLECTION.get();
    if (now - last >= COLLECTION_NANOSECONDS && LAST_COLLECTION.compareAndSet(last, now)) {
      System.gc();
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
