package org.ntklab.analysis.reproduction;

import java.util.Locale;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.evidence.MeasuredNumber;

/**
 * A measured number beside the published one.
 *
 * @param expectation what was expected
 * @param measured what came out
 * @param verdict whether it agrees
 */
public record Outcome(Expectation expectation, MeasuredNumber measured, Verdict verdict) {
  /** Whether a measured number agrees with the published one. */
  public enum Verdict {
    /** The whole 95 % interval lies in what is allowed. */
    PASSED,
    /** The interval lies outside, or there is no number. */
    FAILED,
    /** The interval leaves what is allowed in part: more seeds would tell. */
    UNDECIDED;

    /** As printed: {@code passed}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it agrees. */
  public boolean passed() {
    return verdict == Verdict.PASSED;
  }

  /** Compares an estimate, by its interval where it has one, else by its value. */
  static Verdict verdict(Band allowed, MeasuredNumber found) {
    if (!Double.isFinite(found.value())) {
      return Verdict.FAILED;
    }
    double low = found.hasInterval() ? found.low() : found.value();
    double high = found.hasInterval() ? found.high() : found.value();
    if (allowed.contains(low, high)) {
      return Verdict.PASSED;
    }
    return allowed.misses(low, high) ? Verdict.FAILED : Verdict.UNDECIDED;
  }
}
