package org.ntklab.core.linalg;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** The memory off the heap that matrices lie in, which the JVM bounds. */
public final class MatrixMemory {
  private MatrixMemory() {}

  /** Bytes for matrices, in all: {@code -XX:MaxDirectMemorySize}, or the largest heap. */
  public static long limit() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long given = Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
    return given > 0 ? given : Runtime.getRuntime().maxMemory();
  }

  /** Bytes that are still free; what nobody refers to any more may not be counted among them. */
  public static long free() {
    long used =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return Math.max(0, limit() - used);
  }
}
