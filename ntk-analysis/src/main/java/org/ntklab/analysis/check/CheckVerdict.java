package org.ntklab.analysis.check;

import java.util.Collection;
import java.util.Locale;

/** What a check comes to. */
public enum CheckVerdict {
  /** It is as it has to be. */
  PASSES,
  /** It is not. */
  FAILS,
  /** The measurement does not decide. */
  UNDETERMINED;

  /** The verdict on several things together: the worst counts, failing above undecided. */
  static CheckVerdict of(Collection<CheckVerdict> parts) {
    if (parts.contains(FAILS)) {
      return FAILS;
    }
    return parts.isEmpty() || parts.contains(UNDETERMINED) ? UNDETERMINED : PASSES;
  }

  /** As printed: {@code passes}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
