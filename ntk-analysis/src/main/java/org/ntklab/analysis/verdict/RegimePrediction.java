package org.ntklab.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.regime.Regime;

/**
 * What theory says of a cell.
 *
 * @param regime as the width grows; undetermined where theory does not reach
 * @param exponents with the learning rates that were used; empty where there are none
 * @param depth weighted layers before the readout
 * @param rateClass of the optimiser
 * @param reasons in sentences
 */
public record RegimePrediction(
    Regime regime,
    Optional<AbcExponents> exponents,
    int depth,
    RateClass rateClass,
    List<String> reasons) {
  public RegimePrediction {
    reasons = List.copyOf(reasons);
  }
}
