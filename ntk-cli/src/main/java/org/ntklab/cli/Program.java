package org.ntklab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ntklab.cli.command.CheckCommand;
import org.ntklab.cli.command.ClassifyCommand;
import org.ntklab.cli.command.CommonOptions;
import org.ntklab.cli.command.CompareCommand;
import org.ntklab.cli.command.DatasetsCommand;
import org.ntklab.cli.command.DoctorCommand;
import org.ntklab.cli.command.ExportCommand;
import org.ntklab.cli.command.GcCommand;
import org.ntklab.cli.command.KernelCommand;
import org.ntklab.cli.command.LsCommand;
import org.ntklab.cli.command.NtkCommand;
import org.ntklab.cli.command.PluginsCommand;
import org.ntklab.cli.command.PredictCommand;
import org.ntklab.cli.command.QueryCommand;
import org.ntklab.cli.command.ReplayCommand;
import org.ntklab.cli.command.ReportCommand;
import org.ntklab.cli.command.ReproduceCommand;
import org.ntklab.cli.command.RunCommand;
import org.ntklab.cli.command.SchemaCommand;
import org.ntklab.cli.command.Session;
import org.ntklab.cli.command.VerifyCommand;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.logging.LogLevel;
import org.ntklab.core.plugin.PluginCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** One call of {@code ntk}: from words to an exit code. */
public final class Program {
  private final Console console;
  private final Map<String, String> environment;
  private final Function<Optional<Path>, PluginCatalogue> plugins;

  /**
   * A program.
   *
   * @param environment variables such as {@code NTK_STORE}
   * @param plugins finds plugins, also those of a folder if one is given
   */
  public Program(
      Console console,
      Map<String, String> environment,
      Function<Optional<Path>, PluginCatalogue> plugins) {
    this.console = console;
    this.environment = environment;
    this.plugins = plugins;
  }

  /** Runs a command; never throws, and prints no stack trace unless asked for one. */
  public int run(String... args) {
    CommonOptions options = new CommonOptions(environment);
    try (Session session = new Session(console, options, plugins, List.of(args))) {
      return run(session, options, args);
    }
  }

  private int run(Session session, CommonOptions options, String... args) {
    Failures failures = new Failures(console, options, List.of(args));
    CommandLine line = commandLine(session);
    line.setExecutionStrategy(parsed -> execute(line, parsed, options));
    line.setParameterExceptionHandler(
        (e, words) -> failures.report(CommandLineProblems.of(List.of(e))));
    line.setExecutionExceptionHandler((e, command, parsed) -> failures.report(e));
    try {
      return line.execute(args);
    } catch (Error e) {
      // Picocli lets these through; a user out of memory still gets a line, and a status.
      return failures.report(e);
    }
  }

  private static CommandLine commandLine(Session session) {
    CommandLine line = new CommandLine(new NtkCommand());
    line.addMixin("common", session.options());
    line.addSubcommand(new RunCommand(session));
    line.addSubcommand(new ReportCommand(session));
    line.addSubcommand(new KernelCommand(session));
    line.addSubcommand(new PredictCommand(session));
    line.addSubcommand(new ClassifyCommand(session));
    line.addSubcommand(new CheckCommand(session));
    line.addSubcommand(new CompareCommand(session));
    line.addSubcommand(new ReproduceCommand(session));
    line.addSubcommand(new PluginsCommand(session));
    line.addSubcommand(new DatasetsCommand(session));
    line.addSubcommand(new LsCommand(session));
    line.addSubcommand(new VerifyCommand(session));
    line.addSubcommand(new GcCommand(session));
    line.addSubcommand(new SchemaCommand(session));
    line.addSubcommand(new QueryCommand(session));
    line.addSubcommand(new ExportCommand(session));
    line.addSubcommand(new ReplayCommand(session));
    line.addSubcommand(new DoctorCommand(session));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Console.WIDTH);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setOut(session.console().out());
    collectErrors(line);
    line.getSubcommands().values().forEach(Program::collectErrors);
    return line;
  }

  /** So that the user hears of every wrong word, not of the first. */
  private static void collectErrors(CommandLine line) {
    line.getCommandSpec().parser().collectErrors(true);
  }

  private static int execute(CommandLine line, ParseResult parsed, CommonOptions options) {
    if (!CommandLine.printHelpIfRequested(parsed)) {
      List<Exception> errors = new ArrayList<>();
      for (ParseResult part = parsed; part != null; part = part.subcommand()) {
        errors.addAll(part.errors());
      }
      if (!errors.isEmpty()) {
        throw new CommandLine.ExecutionException(
            line, "wrong words", CommandLineProblems.of(errors));
      }
      LogLevel.verbose(options.verbose());
      return new CommandLine.RunLast().execute(parsed);
    }
    return 0;
  }
}
