package org.ntklab.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** What is wrong with the rows of one file: the first few in full, the rest as a number. */
final class CsvProblems {
  static final int SHOWN = 20;

  private final String file;
  private final List<Problem> shown = new ArrayList<>();
  private int more;

  CsvProblems(String file) {
    this.file = file;
  }

  void add(long line, String message) {
    if (shown.size() < SHOWN) {
      shown.add(Problem.at(file, Math.toIntExact(line), message));
    } else {
      more++;
    }
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  void throwIfAny() {
    if (more > 0) {
      shown.add(Problem.of(file, "and " + more + " more such problem" + (more > 1 ? "s" : "")));
    }
    if (!shown.isEmpty()) {
      throw new InvalidInputException(shown);
    }
  }
}
