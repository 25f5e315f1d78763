package org.ntklab.core.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, so that the user hears of all of them at once. Not safe for threads. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();
  private int reported;

  /** Adds a problem; the same one twice is told once (cells of a grid share their faults). */
  public void add(Problem problem) {
    reported++;
    found.add(problem);
  }

  /** Adds all problems of an exception that was thrown with several. */
  public void addAll(List<Problem> problems) {
    problems.forEach(this::add);
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * How many times a problem was added, repetitions included: compare before and after to see
   * whether a step met any.
   */
  public int count() {
    return reported;
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
