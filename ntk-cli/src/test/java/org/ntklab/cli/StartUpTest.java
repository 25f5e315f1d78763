package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.cli.logging.LogbackConfigurator;

/** What the process loads and logs. */
class StartUpTest {
  @TempDir private Path folder;

  @Test
  void commandsThatDoNotComputeLoadNoNativeLibrary() throws IOException, InterruptedException {
    for (String command : List.of("plugins", "ls", "--version", "classify mup")) {
      Path loaded = folder.resolve("loaded.txt");
      List<String> words = new ArrayList<>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.add("-Xlog:class+load:file=" + loaded);
      words.addAll(List.of("-cp", System.getProperty("java.class.path")));
      words.add("org.ntklab.cli.NtkMain");
      words.addAll(List.of(command.split(" ")));
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertEquals(0, process.waitFor());
      List<String> heavy = new ArrayList<>();
      for (String line : Files.readAllLines(loaded)) {
        if (line.contains("org.nd4j")
            || line.contains("org.deeplearning4j")
            || line.contains("org.bytedeco")) {
          heavy.add(line);
        }
      }
      assertTrue(Files.readString(loaded).contains("org.ntklab.cli.Program"), "the log is the log");
      assertEquals(List.of(), heavy, command);
    }
  }

  @Test
  void librariesAreHeardOfErrorsOnly() {
    LoggerContext logs = new LoggerContext();
    LogbackConfigurator configurator = new LogbackConfigurator();
    configurator.setContext(logs);
    assertEquals(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY, configurator.configure(logs));
    assertEquals(Level.ERROR, logs.getLogger("org.nd4j.linalg.factory").getEffectiveLevel());
    assertEquals(Level.WARN, logs.getLogger("org.ntklab.core").getEffectiveLevel());
  }
}
