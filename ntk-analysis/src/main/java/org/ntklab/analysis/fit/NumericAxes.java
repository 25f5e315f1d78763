package org.ntklab.analysis.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ntklab.core.study.RunResult;

/** The keys of a grid along which exponents can be fitted. */
public final class NumericAxes {
  /** Two points are always on a line. */
  private static final long LEAST_VALUES = 3;

  /** Its value names an order of the rows and measures nothing. */
  private static final String SHUFFLE = "data.shuffle";

  private NumericAxes() {}

  /** Keys with three different numbers or more, all above 0, in the order of the grid. */
  public static List<String> of(List<RunResult> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    return runs.get(0).spec().cell().keySet().stream()
        .filter(key -> !key.equals(SHUFFLE))
        .filter(
            key ->
                values(runs, key)
                        .allMatch(v -> v instanceof Number number && number.doubleValue() > 0)
                    && values(runs, key).distinct().count() >= LEAST_VALUES)
        .toList();
  }

  /** Runs by the grid's keys without some, in the order in which the cells first come. */
  public static Map<Map<String, Object>, List<RunResult>> cells(
      List<RunResult> runs, String... without) {
    Map<Map<String, Object>, List<RunResult>> cells = new LinkedHashMap<>();
    for (RunResult run : runs) {
      Map<String, Object> cell = new LinkedHashMap<>(run.spec().cell());
      cell.keySet().removeAll(List.of(without));
      cells.computeIfAbsent(cell, none -> new ArrayList<>()).add(run);
    }
    return cells;
  }

  private static Stream<Object> values(List<RunResult> runs, String key) {
    return runs.stream().map(run -> run.spec().cell().get(key));
  }
}
