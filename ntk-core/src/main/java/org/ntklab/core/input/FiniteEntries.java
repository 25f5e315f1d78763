package org.ntklab.core.input;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.ntklab.core.linalg.Matrix;

/** Looks for entries that are no numbers to compute with. */
final class FiniteEntries {
  private FiniteEntries() {}

  /** What is wrong: the first entry that is NaN or infinite, and how many there are. */
  static Optional<String> fault(Matrix matrix) {
    DoubleBuffer values = matrix.values();
    int bad = 0;
    int first = -1;
    for (int i = 0; i < values.limit(); i++) {
      if (!Double.isFinite(values.get(i))) {
        first = bad == 0 ? i : first;
        bad++;
      }
    }
    if (bad == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "row %d, column %d (from 0) is %s, expected finite numbers; %d of %d entries are not finite"
            .formatted(
                first / matrix.columns(),
                first % matrix.columns(),
                values.get(first),
                bad,
                values.limit()));
  }
}
