package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own, as a user starts it.
 *
 * @param seconds from its start to its end
 * @param peakBytes most memory that was resident at once; empty where the system does not tell
 */
record Child(double seconds, OptionalLong peakBytes) {
  private static final double NANO = 1e-9;
  private static final int LOOK_MILLISECONDS = 20;
  private static final String PEAK = "VmHWM:";
  private static final long KIBI = 1024;

  /**
   * Runs a command to its end; what it prints is not kept.
   *
   * @throws IOException if it ends with another code than 0
   */
  static Child run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // A launcher sets what it needs.
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of(
                "OMP_NUM_THREADS",
                "OPENBLAS_NUM_THREADS",
                "MKL_NUM_THREADS",
                "GLIBC_TUNABLES",
                "NTK_JAVA_OPTS"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    OptionalLong peak = OptionalLong.empty();
    try {
      do {
        OptionalLong now = peak(status);
        peak = now.isPresent() ? now : peak;
      } while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS));
    } finally {
      process.destroy();
    }
    double seconds = (System.nanoTime() - start) * NANO;
    if (process.exitValue() != 0) {
      throw new IOException("exit code " + process.exitValue() + " of " + command);
    }
    return new Child(seconds, peak);
  }

  private static OptionalLong peak(Path status) {
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBI)
          .findFirst();
    } catch (IOException e) {
      // It has ended meanwhile.
      return OptionalLong.empty();
    }
  }
}
