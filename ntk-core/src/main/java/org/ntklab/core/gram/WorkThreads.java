package org.ntklab.core.gram;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Threads that empty a queue together; the first failure stops all of them. */
final class WorkThreads {
  private WorkThreads() {}

  /**
   * Returns when the queue is empty and every thread has ended. When something is thrown, every
   * thread has ended too: they are interrupted, and waited for.
   *
   * @param own what each thread needs of its own, made in that thread
   * @throws InterruptedException when the calling thread was told to stop
   */
  static void run(int threads, Supplier<TileScratch> own, WorkQueue queue)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, named("gram"));
    try {
      ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < threads; i++) {
        ended.submit(
            () -> {
              TileScratch mine = own.get();
              for (Optional<WorkQueue.Work> work = queue.next();
                  work.isPresent();
                  work = queue.next()) {
                work.get().run(mine);
              }
              return null;
            });
      }
      for (int i = 0; i < threads; i++) {
        result(ended.take());
      }
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  /** A task's end; what it threw, unwrapped. */
  static void result(Future<?> task) throws IOException, InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failure) {
        throw failure;
      } else if (cause instanceof InterruptedException interruption) {
        throw interruption;
      } else if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      } else if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a thread threw what it may not throw", cause);
    }
  }

  /** Waits for threads that are about to end, however often this one is interrupted. */
  static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    for (boolean ended = false; !ended; ) {
      try {
        ended = pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Daemons, so that none of them holds up the end of the program. */
  static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
