package org.ntklab.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks one after the other.
 *
 * @param <S> what is checked
 * @param all in the order of their findings
 */
record Checks<S>(List<Check<S>> all) {
  Checks {
    all = List.copyOf(all);
  }

  /**
   * What all checks found. Code of the plugin under test runs here, and whatever it throws is a
   * finding like any other, so that the checks behind it still run.
   */
  List<Finding> findings(String name, S subject) {
    List<Finding> findings = new ArrayList<>();
    for (Check<S> check : all) {
      try {
        findings.addAll(check.findings(subject));
      } catch (RuntimeException | LinkageError e) {
        String thrown = e.getClass().getSimpleName() + ": " + e.getMessage() + at(e);
        findings.add(Finding.of(name, check.name(), "all of it", "no exception", thrown, false));
      }
    }
    return findings;
  }

  private static String at(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : ", at " + trace[0];
  }
}
