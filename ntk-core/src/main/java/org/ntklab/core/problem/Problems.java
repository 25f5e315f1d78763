package org.ntklab.core.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, so that the user hears of all of them at once. Not safe for threads. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  /** Adds a problem; the same problem twice counts once (cells of a grid share their faults). */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds all problems of an exception that was thrown with several. */
  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** How many problems there are; compare before and after to see whether a step added any. */
  public int count() {
    return found.size();
  }

  /** What was found, in the order found. */
  public List<Problem> list() {
    return List.copyOf(found);
  }

  /**
   * Throws everything found, once.
   *
   * @throws InvalidInputException when there is at least one problem
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(list());
    }
  }
}
