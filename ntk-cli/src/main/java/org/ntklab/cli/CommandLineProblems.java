package org.ntklab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong on a command line, in a line a mistake, with the nearest known word. */
final class CommandLineProblems {
  private CommandLineProblems() {}

  /** One exception of all that the parser found. */
  static InvalidInputException of(List<? extends Exception> errors) {
    List<Problem> problems = new ArrayList<>();
    for (Exception error : errors) {
      if (error instanceof UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        unmatched.getUnmatched().forEach(word -> problems.add(unknown(command, word)));
      } else {
        String message = error.getMessage().lines().findFirst().orElse("is wrong");
        problems.add(Problem.of("", message + help(error)));
      }
    }
    return new InvalidInputException(problems.stream().distinct().toList());
  }

  private static Problem unknown(CommandLine command, String word) {
    String name = command.getCommandSpec().qualifiedName();
    if (word.startsWith("-")) {
      return Problem.of(
          "", "unknown option '" + word + "'; " + nearestOption(command, word) + seeHelp(name));
    }
    if (!command.getSubcommands().isEmpty()) {
      Set<String> commands = new TreeSet<>(command.getSubcommands().keySet());
      return Problem.of("", "unknown command '" + word + "'; " + Nearest.hint(word, commands));
    }
    return Problem.of("", "'" + word + "' is one word too many; " + seeHelp(name));
  }

  private static String nearestOption(CommandLine command, String word) {
    Set<String> known = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
    int equals = word.indexOf('=');
    return Nearest.to(equals < 0 ? word : word.substring(0, equals), known)
        .map(option -> "did you mean '" + option + "'? ")
        .orElse("");
  }

  private static String help(Exception error) {
    return error instanceof ParameterException wrong
        ? "; " + seeHelp(wrong.getCommandLine().getCommandSpec().qualifiedName())
        : "";
  }

  private static String seeHelp(String name) {
    return "see " + name + " --help";
  }
}
