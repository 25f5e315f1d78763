package org.ntklab.analysis.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;

/** How far weights have moved at the end in units of their own size at the start, by layer. */
final class RelativeMovement {
  private RelativeMovement() {}

  /**
   * The last checkpoint's movements divided by the constants.
   *
   * @param movement prefix of the columns of the checkpoints
   * @param norm prefix of the columns of the constants
   */
  static MetricValue measure(RunTrace run, String movement, String norm) {
    Reading<Map<String, Double>> moved =
        TraceReading.lastRow(run.checkpoints())
            .then(row -> TraceReading.byLayer(run.checkpoints(), movement, row));
    return Reading.measure(
        moved, TraceReading.byLayer(run.constants(), norm, 0), RelativeMovement::of);
  }

  /** A layer that began at zero has no relative movement and is left out. */
  static MetricValue of(Map<String, Double> moved, Map<String, Double> initial) {
    Map<String, Double> relative = new LinkedHashMap<>();
    moved.forEach(
        (layer, distance) -> {
          double norm = initial.getOrDefault(layer, 0.0);
          if (norm > 0) {
            relative.put(layer, distance / norm);
          }
        });
    return relative.isEmpty()
        ? new MetricValue.Absent("every layer's weights began at zero")
        : new MetricValue.ByLayer(relative);
  }
}
