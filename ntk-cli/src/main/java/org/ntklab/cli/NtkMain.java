package org.ntklab.cli;

import java.util.Map;
import org.ntklab.cli.console.Console;
import org.ntklab.core.plugin.PluginCatalogue;

/** Starts the program. */
public final class NtkMain {
  private NtkMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Console console = Console.ofProcess(environment);
    Program program =
        new Program(
            console,
            environment,
            folder ->
                folder
                    .map(PluginCatalogue::ofClassPathAnd)
                    .orElseGet(PluginCatalogue::ofClassPath));
    System.exit(program.run(args));
  }
}
