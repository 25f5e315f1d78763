package org.ntklab.core.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A measured value: one number, one a layer, or none with the reason. */
public sealed interface MetricValue {
  /** A single number; may be infinite or NaN when the run gives no better. */
  record Single(double value) implements MetricValue {}

  /** A number by layer name, in graph order. */
  record ByLayer(Map<String, Double> values) implements MetricValue {
    public ByLayer {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** The metric has no meaning in this run. */
  record Absent(String reason) implements MetricValue {}
}
