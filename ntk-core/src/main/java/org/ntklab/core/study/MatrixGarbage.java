package org.ntklab.core.study;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Matrices live outside the heap and are freed by the collector, which a heap as small as this
 * gives no reason to work: without a word memory grows with every run. After each of a thousand
 * runs that take milliseconds, though, it would work more than they.
 */
final class MatrixGarbage {
  private static final long BETWEEN_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicLong LATEST = new AtomicLong(System.nanoTime() - BETWEEN_NANOSECONDS);

  private MatrixGarbage() {}

  /** Frees what is no longer used, unless that was done a moment ago. */
  static void collect() {
    long now = System.nanoTime();
    long latest = LATEST.get();
    if (now - latest >= BETWEEN_NANOSECONDS && LATEST.compareAndSet(latest, now)) {
      System.gc();
    }
  }
}
