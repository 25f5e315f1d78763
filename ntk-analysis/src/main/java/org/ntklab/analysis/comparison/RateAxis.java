package org.ntklab.analysis.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.core.study.RunResult;

/**
 * The key of a grid whose values are learning rates.
 *
 * @param key {@code training.learning-rate} or a key below it
 * @param values distinct, in the order of the grid; two or more
 */
record RateAxis(String key, List<Object> values) {
  private static final String RATE = "training.learning-rate";

  /** Finds it; empty when rates are not varied, or by several keys. */
  static Optional<RateAxis> of(List<RunResult> runs) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    List<RateAxis> axes =
        runs.get(0).spec().cell().keySet().stream()
            .filter(key -> key.equals(RATE) || key.startsWith(RATE + "."))
            .map(
                key ->
                    new RateAxis(
                        key,
                        runs.stream().map(run -> run.spec().cell().get(key)).distinct().toList()))
            .filter(axis -> axis.values().size() > 1)
            .toList();
    return axes.size() == 1 ? Optional.of(axes.get(0)) : Optional.empty();
  }

  /** Whether a rate is the smallest or largest that was tried; neither where they have no order. */
  Optional<Boolean> isLargest(Object rate) {
    double[] sorted =
        values.stream()
            .map(RateAxis::number)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    OptionalDouble own = number(rate);
    if (sorted.length < values.size() || !isOneKind() || own.isEmpty()) {
      return Optional.empty();
    }
    if (own.getAsDouble() == sorted[sorted.length - 1]) {
      return Optional.of(true);
    }
    return own.getAsDouble() == sorted[0] ? Optional.of(false) : Optional.empty();
  }

  /** Numbers, or all of {@code {of-maximum: …}}. */
  private boolean isOneKind() {
    return values.stream().map(RateAxis::kind).distinct().count() == 1;
  }

  private static Object kind(Object value) {
    return value instanceof Map<?, ?> map ? map.keySet() : "number";
  }

  /** The number in a value; empty where there is none, or several. */
  static OptionalDouble number(Object value) {
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    return value instanceof Map<?, ?> map && map.size() == 1
        ? number(map.values().iterator().next())
        : OptionalDouble.empty();
  }
}
