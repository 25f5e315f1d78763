package org.ntklab.cli.command;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ntklab.cli.console.Console;
import org.ntklab.core.Ntk;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problem;

/** What the commands of one call share; plugins and injector are made when first asked for. */
public final class Session implements AutoCloseable {
  private final Console console;
  private final CommonOptions options;
  private final Function<Optional<Path>, PluginCatalogue> plugins;
  private final List<String> args;
  private PluginCatalogue catalogue;
  private Ntk ntk;
  private Interruption interruption;

  /**
   * A session.
   *
   * @param plugins finds plugins, also those of a folder if one is given
   * @param args the words of the command line
   */
  public Session(
      Console console,
      CommonOptions options,
      Function<Optional<Path>, PluginCatalogue> plugins,
      List<String> args) {
    this.console = console;
    this.options = options;
    this.plugins = plugins;
    this.args = args;
  }

  /** Where everything is printed. */
  public Console console() {
    return console;
  }

  /** Options that every command takes. */
  public CommonOptions options() {
    return options;
  }

  /** The plugins; those that had to be left out are told of once. */
  public PluginCatalogue catalogue() {
    if (catalogue == null) {
      catalogue = plugins.apply(options.plugins());
      catalogue.problems().stream().map(Problem::toString).forEach(console::say);
    }
    return catalogue;
  }

  /** The core with these plugins. */
  public Ntk ntk() {
    if (ntk == null) {
      ntk =
          Ntk.with(
              catalogue(),
              binder ->
                  newOptionalBinder(binder, DataFolder.class)
                      .setBinding()
                      .toInstance(new DataFolder(options.dataDir())));
    }
    return ntk;
  }

  /** How many threads may work. */
  int threads() {
    return options.threads().orElse(Runtime.getRuntime().availableProcessors());
  }

  /** The command as it was typed, to be typed again. */
  public String commandLine() {
    return args.stream().map(Session::quoted).collect(Collectors.joining(" ", "ntk ", ""));
  }

  /** The command as it was typed but for an option. */
  String commandLineWithout(String option) {
    return args.stream()
        .filter(word -> !word.equals(option))
        .map(Session::quoted)
        .collect(Collectors.joining(" ", "ntk ", ""));
  }

  /** From now on Ctrl-C interrupts the calling thread, and the process waits for {@link #close}. */
  Interruption interruptible() {
    if (interruption == null) {
      interruption = Interruption.ofThisThread();
    }
    return interruption;
  }

  /** Everything is said; nothing holds the process any more. */
  @Override
  public void close() {
    console.flush();
    if (interruption != null) {
      interruption.close();
    }
  }

  /** Says something that is no result and no problem, unless it is not wanted. */
  public void remark(String text) {
    if (!options.quiet()) {
      console.say(text);
    }
  }

  private static String quoted(String word) {
    return word.matches("[-\\w./=:,+@%]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
