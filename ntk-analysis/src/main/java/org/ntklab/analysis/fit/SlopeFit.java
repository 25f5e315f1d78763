package org.ntklab.analysis.fit;

import java.util.Optional;
import org.ntklab.core.regime.Exponent;

/**
 * A fitted power law, or what was there instead of one.
 *
 * @param exponent empty with fewer than two distinct positions; without an interval with two points
 * @param points points that were fitted
 * @param dropped points left out: zero, negative or not finite
 * @param distinct distinct positions among the fitted points
 */
public record SlopeFit(Optional<Exponent> exponent, int points, int dropped, int distinct) {
  /** The exponent with its interval; empty when either is missing. */
  public Optional<Exponent> withInterval() {
    return exponent.filter(Exponent::hasInterval);
  }
}
