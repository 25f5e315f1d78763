package org.ntklab.analysis.metrics;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.ntklab.core.metric.MetricValue;

/**
 * Something read from a trace, or the reason why it is not there.
 *
 * @param <T> what is read
 */
sealed interface Reading<T> {
  /** It is there. */
  record Found<T>(T value) implements Reading<T> {}

  /** It is not there. */
  record Missing<T>(String reason) implements Reading<T> {}

  /** Reads on from what was found. */
  default <R> Reading<R> then(Function<? super T, Reading<R>> next) {
    if (this instanceof Found<T> found) {
      return next.apply(found.value());
    }
    return new Missing<>(((Missing<T>) this).reason());
  }

  /** A metric of what was found; absent with the reason when nothing was. */
  default MetricValue measure(Function<? super T, MetricValue> metric) {
    if (this instanceof Found<T> found) {
      return metric.apply(found.value());
    }
    return new MetricValue.Absent(((Missing<T>) this).reason());
  }

  /** A metric of two readings; absent with the reason of the first that is missing. */
  static <A, B> MetricValue measure(
      Reading<A> first, Reading<B> second, BiFunction<? super A, ? super B, MetricValue> metric) {
    return first.measure(a -> second.measure(b -> metric.apply(a, b)));
  }

  /** A ratio as a metric; absent when the denominator is 0, {@code reason} saying why it is. */
  static MetricValue ratio(double numerator, double denominator, String reason) {
    return denominator == 0
        ? new MetricValue.Absent(reason)
        : new MetricValue.Single(numerator / denominator);
  }
}
