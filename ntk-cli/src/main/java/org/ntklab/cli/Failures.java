package org.ntklab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.cli.command.CommonOptions;
import org.ntklab.cli.command.InterruptedStudyException;
import org.ntklab.cli.console.Console;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.NtkException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.provenance.Provenance;

/**
 * Tells the user what went wrong: a line a problem on standard error and, under {@code --json}, the
 * document {@code {"error": {exitCode, problems: [{source, line, key, message}]}}}.
 */
final class Failures {
  private final Console console;
  private final CommonOptions options;
  private final List<String> args;

  Failures(Console console, CommonOptions options, List<String> args) {
    this.console = console;
    this.options = options;
    this.args = args;
  }

  /** Reports what a command ended with; returns the status of the process. */
  int report(Throwable thrown) {
    Throwable fault = meant(thrown);
    ExitCode code = ExitCode.FAULT;
    List<Problem> problems;
    if (fault instanceof InvalidInputException invalid) {
      code = invalid.exitCode();
      problems = invalid.problems();
    } else if (fault instanceof InterruptedStudyException interrupted) {
      code = ExitCode.INTERRUPTED;
      problems = List.of(Problem.of("", interrupted.getMessage()));
    } else if (fault instanceof NtkException known) {
      code = known.exitCode();
      problems = List.of(Problem.of("", known.getMessage()));
    } else {
      problems = List.of(Problem.of("", describe(fault)));
    }
    List<String> lines = new ArrayList<>(problems.stream().map(Problem::toString).toList());
    if (code == ExitCode.FAULT) {
      lines.add(whereTheTraceIs(fault));
    }
    lines.forEach(console::say);
    if (options.verbose() && code != ExitCode.FAULT) {
      console.raw(trace(fault));
    }
    if (options.json() || args.contains("--json")) {
      console.json(document(code, problems));
    }
    return code.status();
  }

  /** What was thrown on purpose, out of the wrappings of the injector and the parser. */
  private static Throwable meant(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NtkException || cause instanceof InterruptedStudyException) {
        return cause;
      }
    }
    return thrown;
  }

  private static String describe(Throwable fault) {
    if (fault instanceof OutOfMemoryError) {
      return "out of memory ("
          + fault.getMessage()
          + "); finished runs are safe; try fewer --jobs,"
          + " or a larger heap with NTK_JAVA_OPTS=-Xmx8g";
    }
    return "a fault of the program, please report it; finished runs are safe ("
        + fault.getClass().getSimpleName()
        + (fault.getMessage() == null
            ? ""
            : ": " + fault.getMessage().lines().findFirst().orElse(""))
        + ")";
  }

  private String whereTheTraceIs(Throwable fault) {
    String text =
        "ntk "
            + Provenance.version()
            + " "
            + String.join(" ", args)
            + "\n"
            + "Java "
            + System.getProperty("java.version")
            + " on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + "\n\n"
            + trace(fault);
    if (options.verbose()) {
      console.raw(text);
    }
    try {
      Path file = Files.createTempFile("ntk-fault-", ".txt");
      Files.writeString(file, text);
      return "the stack trace is in " + file;
    } catch (IOException e) {
      return "the stack trace could not be written ("
          + e.getMessage()
          + "); the same command with --verbose prints it";
    }
  }

  private static String trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Map<String, Object> document(ExitCode code, List<Problem> problems) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("source", problem.source());
      OptionalInt line = problem.line();
      entry.put("line", line.isPresent() ? line.getAsInt() : null);
      entry.put("key", problem.key());
      entry.put("message", problem.message());
      list.add(entry);
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("exitCode", code.status());
    error.put("problems", list);
    return Map.of("error", error);
  }
}
