package org.ntklab.core.linalg;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory off the heap that matrices lie in, which the JVM bounds.
 *
 * <p>It is given back when the collector finds that nobody refers to a matrix any more. Of the heap
 * a matrix takes some hundred bytes, so that by itself the collector would come when there are
 * gigabytes to give back; here it is called whenever enough has been taken.
 */
public final class MatrixMemory {
  /** Bytes taken between two calls of the collector, at least: it takes some 10 ms of a second. */
  private static final long LEAST_BETWEEN = 128L << 20;

  private static final AtomicLong TAKEN = new AtomicLong();
  private static volatile long between = LEAST_BETWEEN;

  private MatrixMemory() {}

  /** Notes that a matrix is about to take so many bytes. */
  static void take(long bytes) {
    long taken = TAKEN.addAndGet(bytes);
    if (taken >= between && TAKEN.compareAndSet(taken, 0)) {
      System.gc();
      // Beside much that is in use a little garbage does not count.
      between = Math.max(LEAST_BETWEEN, used() / 4);
    }
  }

  /** Bytes for matrices, in all: {@code -XX:MaxDirectMemorySize}, or the largest heap. */
  public static long limit() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long given = Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
    return given > 0 ? given : Runtime.getRuntime().maxMemory();
  }

  /** Bytes that are still free; what nobody refers to any more may not be counted among them. */
  public static long free() {
    return Math.max(0, limit() - used());
  }

  private static long used() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
