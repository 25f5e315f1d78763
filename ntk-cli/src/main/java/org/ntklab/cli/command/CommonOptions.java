package org.ntklab.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class CommonOptions {
  private final Map<String, String> environment;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print the result as one JSON document, and nothing else, on standard output")
  private boolean json;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "no progress and no remarks; problems are still told")
  private boolean quiet;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "tell what is going on, with stack traces of what goes wrong")
  private boolean verbose;

  @Option(
      names = "--store",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "where runs are kept (NTK_STORE, else ./ntk-store)")
  private Path store;

  @Option(
      names = "--data-dir",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "where data sets lie (NTK_DATA, else ~/.ntk/data)")
  private Path dataDir;

  @Option(
      names = "--plugins",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "folder of further plugin jars")
  private Path plugins;

  @Option(
      names = "--threads",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "threads to use at most (default: processors)")
  private Integer threads;

  /** Options that fall back on variables of this environment. */
  public CommonOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The variables that these options fall back on. */
  Map<String, String> environment() {
    return environment;
  }

  /** Whether the result is to be a JSON document. */
  public boolean json() {
    return json;
  }

  /** Whether to leave out progress and remarks. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether to show the log and stack traces. */
  public boolean verbose() {
    return verbose;
  }

  /** Folder of the store. */
  public Path store() {
    return orVariable(store, "NTK_STORE").orElse(Path.of("ntk-store"));
  }

  /** Folder of data sets. */
  public Path dataDir() {
    return orVariable(dataDir, "NTK_DATA")
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".ntk", "data"));
  }

  /** Folder of further plugins, if one was given. */
  public Optional<Path> plugins() {
    return Optional.ofNullable(plugins);
  }

  /** The number of threads, if one was given. */
  public OptionalInt threads() {
    return threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
  }

  private Optional<Path> orVariable(Path given, String variable) {
    if (given != null) {
      return Optional.of(given);
    }
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }
}
