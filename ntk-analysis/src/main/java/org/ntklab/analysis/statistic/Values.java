package org.ntklab.analysis.statistic;

import java.util.List;
import java.util.Map;

/**
 * A quantity at every place where it was measured.
 *
 * @param values in the order of the observations
 * @param remarks what was left out, and why
 */
public record Values(List<Value> values, List<String> remarks) {
  public Values {
    values = List.copyOf(values);
    remarks = List.copyOf(remarks);
  }

  /**
   * A quantity at one place.
   *
   * @param cell keys that vary with their values, without the seed
   * @param seed which repetition
   * @param number finite
   */
  public record Value(Map<String, Object> cell, long seed, double number) {}

  /** Only the numbers. */
  double[] numbers() {
    return values.stream().mapToDouble(Value::number).toArray();
  }
}
