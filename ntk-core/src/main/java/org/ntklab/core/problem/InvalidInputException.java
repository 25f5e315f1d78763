package org.ntklab.core.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Something the user typed or gave is wrong: all problems found, exit code 2. */
public final class InvalidInputException extends NtkException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** One or more problems; at least one. */
  public InvalidInputException(List<Problem> problems) {
    super(
        ExitCode.INVALID_INPUT,
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an invalid input has at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  /** A single problem. */
  public InvalidInputException(Problem problem) {
    this(List.of(problem));
  }

  /** Every problem found, in the order found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
