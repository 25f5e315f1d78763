package org.ntklab.conformance;

/** How a check ended. */
public enum Verdict {
  /** What was expected was found. */
  PASSED("passed"),
  /** Something else was found. */
  FAILED("failed"),
  /** There was nothing to look at, which is no fault: the finding says why. */
  NOT_APPLICABLE("not-applicable");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As it is written for users. */
  public String word() {
    return word;
  }
}
