package org.ntklab.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.run.GemmSpeed;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.BlasDescription;
import org.ntklab.core.linalg.MatrixMemory;

/** What the doctor looks at first: the JVM, the machine, and the library of linear algebra. */
final class MachineChecks {
  private MachineChecks() {}

  static List<Finding> java() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        Finding.good(
            "Java",
            System.getProperty("java.version")
                + ", "
                + System.getProperty("java.vendor")
                + ", "
                + System.getProperty("java.home")),
        Finding.good(
            "system",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", "
                + System.getProperty("os.arch")),
        Finding.good("processors", runtime.availableProcessors()),
        Finding.good(
            "heap",
            "at most "
                + Numbers.bytes((double) runtime.maxMemory())
                + " (networks and kernels lie outside of it)"),
        Finding.good("matrices", "at most " + Numbers.bytes((double) MatrixMemory.limit())));
  }

  static List<Finding> blas(Map<String, String> environment) {
    List<Finding> findings = new ArrayList<>();
    try {
      BlasDescription blas = Blas.describe();
      Finding found =
          Finding.good(
              "BLAS",
              "OpenBLAS "
                  + blas.version()
                  + ", kernels for "
                  + blas.coreType()
                  + ", "
                  + Numbers.of(blas.threads(), "thread"));
      findings.add(coreType(found, environment));
      findings.add(threads(environment));
      findings.add(
          Finding.good(
              "speed",
              Numbers.significant(GemmSpeed.measure() * 1e-9)
                  + " GFLOPS, products of 512 × 512 doubles, median of seven"));
    } catch (LinkageError | RuntimeException e) {
      // Whatever it is: to say that it does not work is what the doctor is for.
      findings.add(Finding.bad("BLAS", e, "there may be no native library for this machine"));
    }
    return findings;
  }

  private static Finding coreType(Finding blas, Map<String, String> environment) {
    String forced = environment.getOrDefault("OPENBLAS_CORETYPE", "");
    return forced.isEmpty()
        ? blas
        : blas.withHint(
            "OPENBLAS_CORETYPE="
                + forced
                + " forces this kernel; unset it to have the machine's own");
  }

  private static Finding threads(Map<String, String> environment) {
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "");
    Finding found = Finding.good("OMP_NUM_THREADS", threads.isEmpty() ? "not set" : threads);
    return threads.equals("1")
        ? found
        : found.withHint(
            "set it to 1: networks run side by side, and threads of their own make them slower");
  }
}
