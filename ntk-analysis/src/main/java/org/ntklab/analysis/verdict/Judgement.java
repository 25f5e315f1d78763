package org.ntklab.analysis.verdict;

import java.util.List;
import org.ntklab.core.regime.Regime;

/**
 * A measured regime.
 *
 * @param regime what was measured
 * @param reasons the rule that decided, or what would settle it
 */
record Judgement(Regime regime, List<String> reasons) {
  Judgement {
    reasons = List.copyOf(reasons);
  }

  static Judgement of(Regime regime, String... reasons) {
    return new Judgement(regime, List.of(reasons));
  }
}
