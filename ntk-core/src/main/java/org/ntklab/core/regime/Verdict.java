package org.ntklab.core.regime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one cell over the axis, beside what theory predicts.
 *
 * @param cell the grid's keys with the cell's values, without the axis
 * @param axis the key over which exponents were fitted
 * @param exponents by metric; a layer's metric as {@code weightMovement.dense-1}
 * @param regime measured
 * @param predictedRegime from the parametrisation, the optimiser and the rule of the learning rate
 * @param agrees whether both are the same
 * @param reasons why, in sentences: the rule that decided, doubts, what would settle it
 */
public record Verdict(
    Map<String, Object> cell,
    String axis,
    Map<String, ExponentComparison> exponents,
    Regime regime,
    Regime predictedRegime,
    boolean agrees,
    List<String> reasons) {
  public Verdict {
    cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
    exponents = Collections.unmodifiableMap(new LinkedHashMap<>(exponents));
    reasons = List.copyOf(reasons);
  }
}
