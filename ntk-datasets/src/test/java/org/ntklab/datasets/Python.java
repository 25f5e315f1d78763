package org.ntklab.datasets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a lab's Python does with our files, and what we do with its. */
public final class Python {
  private Python() {}

  /** Skips the test where {@code python3} or one of its modules is missing. */
  public static void assume(String... modules) throws IOException, InterruptedException {
    String found = print("import " + String.join(", ", modules));
    assumeTrue(found.isEmpty(), () -> "skipped, python3 says: " + found);
  }

  /** What a program printed, errors included. */
  public static String print(String program, String... arguments)
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
