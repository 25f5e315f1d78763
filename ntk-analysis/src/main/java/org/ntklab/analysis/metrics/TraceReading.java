package org.ntklab.analysis.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** Reads single values of a trace, with the reason when they are not there. */
final class TraceReading {
  private TraceReading() {}

  /** A finite number. */
  static Reading<Double> number(Trace trace, String column, int row) {
    return present(trace, column, row)
        .then(
            there -> {
              double value = trace.doubleValue(column, row);
              return Double.isFinite(value)
                  ? new Reading.Found<>(value)
                  : notFinite(column, row, trace);
            });
  }

  /** A column of finite numbers, at least one. */
  static Reading<double[]> numbers(Trace trace, String column) {
    double[] numbers = new double[trace.rows()];
    Reading<Integer> last = lastRow(trace);
    for (int row = 0; row < numbers.length; row++) {
      if (!(number(trace, column, row) instanceof Reading.Found<Double> found)) {
        return number(trace, column, row).then(unreached -> new Reading.Found<>(numbers));
      }
      numbers[row] = found.value();
    }
    return last.then(row -> new Reading.Found<>(numbers));
  }

  /** Finite numbers, at least one. */
  static Reading<double[]> vector(Trace trace, String column, int row) {
    return present(trace, column, row)
        .then(
            there -> {
              double[] values = trace.vector(column, row);
              if (values.length == 0) {
                return new Reading.Missing<>(column + " is empty");
              }
              return Arrays.stream(values).allMatch(Double::isFinite)
                  ? new Reading.Found<>(values)
                  : notFinite(column, row, trace);
            });
  }

  /** Finite numbers by layer in the order of the columns, from those that begin with a prefix. */
  static Reading<Map<String, Double>> byLayer(Trace trace, String prefix, int row) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Column column : trace.columns()) {
      if (column.name().startsWith(prefix)) {
        Reading<Double> value = number(trace, column.name(), row);
        if (!(value instanceof Reading.Found<Double> found)) {
          return value.then(unreached -> new Reading.Found<>(Map.of()));
        }
        values.put(column.name().substring(prefix.length()), found.value());
      }
    }
    return values.isEmpty()
        ? new Reading.Missing<>("the trace has no column " + prefix + "…")
        : new Reading.Found<>(values);
  }

  /** Whether the outputs of the linearised network stand beside the network's. */
  static boolean isLinearised(Trace trace) {
    return Stream.of(TraceColumns.TRAIN_LINEAR, TraceColumns.PROBE_LINEAR)
        .allMatch(column -> trace.has(column) && !isGap(trace, column));
  }

  /** The last checkpoint's row, or the reason why there is none. */
  static Reading<Integer> lastRow(Trace trace) {
    return trace.rows() == 0
        ? new Reading.Missing<>("the trace holds no checkpoint")
        : new Reading.Found<>(trace.rows() - 1);
  }

  private static boolean isGap(Trace trace, String column) {
    return trace.rows() > 0 && trace.isAbsent(column, 0);
  }

  private static Reading<Boolean> present(Trace trace, String column, int row) {
    if (!trace.has(column)) {
      return new Reading.Missing<>("the trace has no column " + column);
    }
    if (row >= trace.rows()) {
      return new Reading.Missing<>("the trace holds no checkpoint");
    }
    return trace.isAbsent(column, row)
        ? new Reading.Missing<>(column + " has no meaning in this run")
        : new Reading.Found<>(true);
  }

  private static <T> Reading<T> notFinite(String column, int row, Trace trace) {
    return new Reading.Missing<>(
        column
            + " is not finite at "
            + (row == trace.rows() - 1 ? "the last checkpoint" : "checkpoint " + row));
  }
}
