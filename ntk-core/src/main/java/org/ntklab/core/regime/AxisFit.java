package org.ntklab.core.regime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exponents of a cell along one numeric key of the grid, whichever it is.
 *
 * @param cell the grid's keys with the cell's values, without the axis
 * @param axis the key whose values are the positions
 * @param exponents by metric, a layer's as {@code weightMovement.dense-1}; seeds paired
 */
public record AxisFit(
    Map<String, Object> cell, String axis, Map<String, ExponentComparison> exponents) {
  public AxisFit {
    cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
    exponents = Collections.unmodifiableMap(new LinkedHashMap<>(exponents));
  }
}
