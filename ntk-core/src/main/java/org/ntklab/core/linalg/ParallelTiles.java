package org.ntklab.core.linalg;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Numbered pieces of one computation on several threads.
 *
 * <p>Each piece is computed by one thread from what was there before the first began, and writes
 * what no other reads: then nothing depends on how many threads there are or which of them is
 * first. Threads live as long as the call; starting one costs some 0.1 ms.
 */
public final class ParallelTiles {
  private ParallelTiles() {}

  /**
   * Runs the pieces 0 … count − 1, in any order, and returns when all are done. The calling thread
   * works too. What a piece throws is thrown here, and pieces that have not begun are left out.
   *
   * @param threads at least 1
   */
  public static void forEach(int threads, int count, IntConsumer piece) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
    }
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              piece.accept(i);
            }
          } catch (RuntimeException | Error e) {
            next.set(count);
            throw e;
          }
        };
    CompletableFuture<?>[] others =
        new CompletableFuture<?>[Math.max(0, Math.min(threads, count) - 1)];
    for (int t = 0; t < others.length; t++) {
      others[t] = CompletableFuture.runAsync(work, ParallelTiles::start);
    }
    try {
      work.run();
    } finally {
      // Also after a failure: nobody may still be writing when this call returns.
      await(CompletableFuture.allOf(others));
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tiles");
    thread.setDaemon(true);
    thread.start();
  }

  private static void await(CompletableFuture<Void> all) {
    try {
      all.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
