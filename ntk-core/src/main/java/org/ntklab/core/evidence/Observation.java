package org.ntklab.core.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured at one place: of one run, or of one case of a measurement.
 *
 * @param cell where: the keys that vary with their values, without the seed
 * @param seed tells repetitions apart; those of one seed in different cells are compared in pairs
 * @param diverged whether training left all bounds; its numbers are those before
 * @param numbers what was measured, by name; a layer's as {@code weightMovement.dense-1}
 */
public record Observation(
    Map<String, Object> cell, long seed, boolean diverged, Map<String, Double> numbers) {
  public Observation {
    cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Whether the cell has all of these values; numbers count as the same when they are equal. */
  public boolean isIn(Map<String, Object> where) {
    return where.entrySet().stream()
        .allMatch(entry -> isSame(cell.get(entry.getKey()), entry.getValue()));
  }

  static boolean isSame(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return x.doubleValue() == y.doubleValue();
    }
    return a != null && a.equals(b);
  }
}
