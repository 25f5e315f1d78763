package org.ntklab.core.store;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a run of a study stands. */
public enum RunStatus {
  /** Trained to its end. */
  DONE,
  /** Found in the store, trained to its end before. */
  CACHED,
  /** The loss left all bounds; the trace ends at the last whole checkpoint before. */
  DIVERGED,
  /** The program failed; the log says how, and the run is tried again next time. */
  FAILED;

  /** As printed: {@code diverged}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what is printed; empty when it is no status. */
  static Optional<RunStatus> parse(String printed) {
    return Stream.of(values()).filter(status -> status.toString().equals(printed)).findFirst();
  }
}
