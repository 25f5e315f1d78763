package org.ntklab.conformance;

import java.util.Locale;
import java.util.Objects;

/**
 * What one check found.
 *
 * @param subject what was checked: {@code activation tanh}
 * @param check name of the check: {@code derivative}
 * @param lookedAt points, widths, shapes, draws
 * @param expected what a plugin that keeps its promises would show
 * @param found what this one shows; when the check does not apply, why
 * @param verdict whether the two agree
 */
public record Finding(
    String subject, String check, String lookedAt, String expected, String found, Verdict verdict) {
  public Finding {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(lookedAt, "lookedAt");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(verdict, "verdict");
  }

  /** A finding that passed or failed. */
  public static Finding of(
      String subject,
      String check,
      String lookedAt,
      String expected,
      String found,
      boolean passed) {
    Verdict verdict = passed ? Verdict.PASSED : Verdict.FAILED;
    return new Finding(subject, check, lookedAt, expected, found, verdict);
  }

  /** A check that had nothing to look at. */
  public static Finding notApplicable(
      String subject, String check, String lookedAt, String reason) {
    return new Finding(subject, check, lookedAt, "", reason, Verdict.NOT_APPLICABLE);
  }

  /** Whether the plugin has something to mend. */
  public boolean failed() {
    return verdict == Verdict.FAILED;
  }

  /** One sentence for a person. */
  @Override
  public String toString() {
    String text = "%s, %s (%s): ".formatted(subject, check, lookedAt);
    return verdict == Verdict.FAILED
        ? text + "expected " + expected + ", found " + found
        : text + found;
  }

  /** A number in so many digits as a message needs, without zeros at the end. */
  public static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.6g", value);
    return digits.contains(".") ? digits.replaceFirst("\\.?0+(e|$)", "$1") : digits;
  }
}
