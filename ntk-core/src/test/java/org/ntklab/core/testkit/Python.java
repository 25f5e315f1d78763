package org.ntklab.core.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a lab's Python sees of our files. */
public final class Python {
  private Python() {}

  /** Skips the test where {@code python3} or one of these packages is missing. */
  public static void assume(String... packages) throws IOException, InterruptedException {
    String imports = "import " + String.join(", ", packages);
    assumeTrue(run(imports).isEmpty(), "python3 cannot " + imports + ": skipped");
  }

  /** What a program printed, errors included. */
  public static String run(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", program));
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return "no python3: " + e.getMessage();
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed.replace("\r\n", "\n");
  }
}
