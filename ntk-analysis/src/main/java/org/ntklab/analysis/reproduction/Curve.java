package org.ntklab.analysis.reproduction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.Observation;

/**
 * What is shown of a result besides its numbers: a quantity over a key of the cells, a row for each
 * value of another.
 *
 * @param of name of the number
 * @param evidence name of the experiment or measurement
 * @param over key along the row
 * @param by key down the rows; empty for one row
 */
public record Curve(String of, String evidence, String over, String by) {
  /**
   * A mean over seeds and all other keys.
   *
   * @param mean of the runs that did not diverge; NaN when there are none
   * @param diverged how many did
   */
  public record Point(double mean, int diverged) {}

  /** Means by value of {@code by} and of {@code over}, in the order in which they first come. */
  public Map<Object, Map<Object, Point>> points(Evidence evidence) {
    Map<Object, Map<Object, List<Observation>>> groups = new LinkedHashMap<>();
    for (Observation seen : evidence.observations()) {
      Object row = by.isEmpty() ? of : seen.cell().getOrDefault(by, "");
      groups
          .computeIfAbsent(row, none -> new LinkedHashMap<>())
          .computeIfAbsent(seen.cell().getOrDefault(over, ""), none -> new ArrayList<>())
          .add(seen);
    }
    Map<Object, Map<Object, Point>> points = new LinkedHashMap<>();
    groups.forEach(
        (row, places) -> {
          Map<Object, Point> line = new LinkedHashMap<>();
          places.forEach((place, seen) -> line.put(place, point(seen)));
          points.put(row, Collections.unmodifiableMap(line));
        });
    return points;
  }

  private Point point(List<Observation> seen) {
    double mean =
        seen.stream()
            .filter(one -> !one.diverged())
            .mapToDouble(one -> one.numbers().getOrDefault(of, Double.NaN))
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    return new Point(mean, (int) seen.stream().filter(Observation::diverged).count());
  }
}
