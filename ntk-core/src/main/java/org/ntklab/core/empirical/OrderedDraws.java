package org.ntklab.core.empirical;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes draws on several threads and takes them in by their numbers, whatever order they end in: a
 * thread with a draw whose turn has not come waits, so there is one draw a thread in memory.
 */
final class OrderedDraws<T> {
  /** Makes the draw of a number. */
  @FunctionalInterface
  interface Maker<T> {
    T draw(int number) throws InterruptedException;
  }

  /** Takes in the draw of a number; called in order, by one thread at a time. */
  @FunctionalInterface
  interface Taker<T> {
    void take(int number, T draw);
  }

  private final int count;
  private final Maker<T> maker;
  private final Taker<T> taker;
  private final AtomicInteger next = new AtomicInteger();
  private int turn;

  OrderedDraws(int count, Maker<T> maker, Taker<T> taker) {
    this.count = count;
    this.maker = maker;
    this.taker = taker;
  }

  /**
   * Returns when every draw is taken in. When something is thrown, every thread has ended.
   *
   * @throws InterruptedException when the calling thread was told to stop
   */
  void run(int threads) throws InterruptedException {
    int used = Math.max(1, Math.min(threads, count));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            used,
            task -> {
              Thread thread = new Thread(task, "draws");
              thread.setDaemon(true);
              return thread;
            });
    try {
      ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < used; i++) {
        ended.submit(this::work, null);
      }
      for (int i = 0; i < used; i++) {
        ended.take().get();
      }
    } catch (ExecutionException e) {
      rethrow(e.getCause());
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  private void work() {
    try {
      for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
        T draw = maker.draw(number);
        take(number, draw);
      }
    } catch (InterruptedException e) {
      // The pool was shut down: somebody else says why.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void take(int number, T draw) throws InterruptedException {
    while (turn != number) {
      wait();
    }
    taker.take(number, draw);
    turn++;
    notifyAll();
  }

  private static void rethrow(Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("a thread threw what it may not throw", cause);
  }

  private static void awaitEnd(ExecutorService pool) {
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
}
