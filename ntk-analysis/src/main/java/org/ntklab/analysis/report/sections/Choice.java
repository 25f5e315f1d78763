package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;

/** Chooses what is drawn where all would be too much. */
final class Choice {
  private Choice() {}

  /** At most so many, first and last included, evenly spread, in their order. */
  static <T> List<T> spread(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      chosen.add(all.get((int) Math.round(i * (all.size() - 1.0) / (most - 1))));
    }
    return chosen;
  }
}
