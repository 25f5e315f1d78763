package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntklab.core.evidence.Observation;

/** Observations that differ only in one numeric key, brought together and put in its order. */
final class AlongAxis {
  /** One line of observations. */
  record Line(Map<String, Object> cell, long seed, TreeMap<Double, Observation> byPosition) {}

  private AlongAxis() {}

  /** A line a seed and cell without the key; observations without a number there are left out. */
  static List<Line> lines(List<Observation> observations, String key) {
    Map<List<Object>, Line> lines = new LinkedHashMap<>();
    for (Observation seen : observations) {
      if (seen.cell().get(key) instanceof Number position) {
        Map<String, Object> cell = new LinkedHashMap<>(seen.cell());
        cell.remove(key);
        lines
            .computeIfAbsent(
                List.of(cell, seen.seed()), none -> new Line(cell, seen.seed(), new TreeMap<>()))
            .byPosition()
            .put(position.doubleValue(), seen);
      }
    }
    return new ArrayList<>(lines.values());
  }
}
