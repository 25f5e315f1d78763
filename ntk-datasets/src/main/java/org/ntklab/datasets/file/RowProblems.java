package org.ntklab.datasets.file;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** What is wrong with the rows of one file: the first few in full, the rest as a number. */
public final class RowProblems {
  /** How many are told in full. */
  public static final int SHOWN = 20;

  private final String file;
  private final List<Problem> shown = new ArrayList<>();
  private int more;

  /** None yet, of a file of that name. */
  public RowProblems(String file) {
    this.file = file;
  }

  /** Adds what is wrong with a line, from 1. */
  public void add(long line, String message) {
    if (shown.size() < SHOWN) {
      shown.add(Problem.at(file, Math.toIntExact(line), message));
    } else {
      more++;
    }
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return shown.isEmpty();
  }

  /**
   * Throws what was added.
   *
   * @throws InvalidInputException unless there is none
   */
  public void throwIfAny() {
    if (more > 0) {
      shown.add(Problem.of(file, "and " + more + " more such problem" + (more > 1 ? "s" : "")));
    }
    if (!shown.isEmpty()) {
      throw new InvalidInputException(shown);
    }
  }
}
