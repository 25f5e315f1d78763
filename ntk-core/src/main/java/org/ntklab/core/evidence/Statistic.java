package org.ntklab.core.evidence;

import java.util.Optional;
import java.util.Set;

/**
 * Makes one number with its interval of what was measured: a mean, the exponent of a power law.
 * Immutable and safe for threads.
 *
 * <p>A statistic is a {@code Kind<Statistic>}, whose name is the key of a check in a file of a
 * published result: {@code slope: {of: kernelDrift, over: architecture.width}}.
 */
public interface Statistic {
  /**
   * The number; absent with the reason when the evidence does not give one.
   *
   * @param evidence what the check is about, chosen already
   */
  MeasuredNumber of(Evidence evidence);

  /** Names of the numbers that it reads of an observation, so that a misspelt one is told early. */
  default Set<String> numbers() {
    return Set.of();
  }

  /** Keys of cells that it reads. */
  default Set<String> keys() {
    return Set.of();
  }

  /** What the number has to be where the check does not say so. */
  default Optional<Band> expected() {
    return Optional.empty();
  }

  /** The number in words, where digits alone would not be understood. */
  default Optional<String> inWords(double value) {
    return Optional.empty();
  }
}
