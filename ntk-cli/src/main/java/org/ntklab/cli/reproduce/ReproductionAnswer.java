package org.ntklab.cli.reproduce;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ntklab.analysis.reproduction.Outcome;
import org.ntklab.analysis.reproduction.Reproduction;
import org.ntklab.core.evidence.Evidence;

/**
 * What became of a published result.
 *
 * @param reproduction what was done
 * @param outcomes one an expectation; none when it was skipped or broke off
 * @param evidence by name of experiment or measurement; none with the outcomes
 * @param troubles runs that failed, or diverged where that was not expected; why it broke off
 * @param skipped why nothing was done; empty if something was
 * @param took how long
 */
public record ReproductionAnswer(
    Reproduction reproduction,
    List<Outcome> outcomes,
    Map<String, Evidence> evidence,
    List<String> troubles,
    String skipped,
    Duration took) {
  /** How it ended. */
  public enum Status {
    /** Every number agrees. */
    PASSED,
    /** Some do not, or some runs failed. */
    FAILED,
    /** What it needs is not there. */
    SKIPPED;

    /** As printed: {@code passed}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ReproductionAnswer {
    outcomes = List.copyOf(outcomes);
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    troubles = List.copyOf(troubles);
  }

  /** Whether there are numbers to show. */
  public boolean hasNumbers() {
    return !outcomes.isEmpty();
  }

  /** Nothing was done. */
  static ReproductionAnswer skipped(Reproduction reproduction, String why) {
    return new ReproductionAnswer(reproduction, List.of(), Map.of(), List.of(), why, Duration.ZERO);
  }

  /** It could not be done, or not to its end; the others can be all the same. */
  public static ReproductionAnswer broken(
      Reproduction reproduction, List<String> why, Duration took) {
    return new ReproductionAnswer(reproduction, List.of(), Map.of(), why, "", took);
  }

  /** How it ended. */
  public Status status() {
    if (!skipped.isEmpty()) {
      return Status.SKIPPED;
    }
    return troubles.isEmpty() && outcomes.stream().allMatch(Outcome::passed)
        ? Status.PASSED
        : Status.FAILED;
  }
}
