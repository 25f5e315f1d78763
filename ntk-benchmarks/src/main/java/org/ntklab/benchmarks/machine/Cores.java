package org.ntklab.benchmarks.machine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The processors that a job may use. */
public final class Cores {
  private Cores() {}

  /** How many there are. */
  public static int all() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** How many threads, for a person: {@code "2 threads"}. */
  public static String named(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  /**
   * Runs the same work in several threads at once, each with its number, and returns when the last
   * has done it.
   */
  static void together(int threads, IntConsumer work) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> calls =
          IntStream.range(0, threads)
              .<Callable<Void>>mapToObj(thread -> call(work, thread))
              .toList();
      for (var done : pool.invokeAll(calls)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread of a benchmark failed", e);
    } finally {
      pool.shutdown();
    }
  }

  private static Callable<Void> call(IntConsumer work, int thread) {
    return () -> {
      work.accept(thread);
      return null;
    };
  }
}
