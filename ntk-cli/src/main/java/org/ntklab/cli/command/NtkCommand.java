package org.ntklab.cli.command;

import java.util.concurrent.Callable;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code ntk} without a command: says which there are. */
@Command(
    name = "ntk",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description = "Does this network train lazily or does it learn features, and how do we know?",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a fault of the program or the machine",
      "2:something given is wrong; every problem is told",
      "3:refused: impossible, or wrong by construction",
      "4:finished, but some runs failed or diverged",
      "130:interrupted; the same command goes on"
    })
public final class NtkCommand implements Callable<Integer> {
  /** The root of all commands. */
  public NtkCommand() {}

  @Override
  public Integer call() {
    throw new InvalidInputException(
        Problem.of(
            "", "a command is missing; ntk run trains the built-in study, ntk --help lists all"));
  }
}
