package org.ntklab.analysis.replay;

import java.util.Arrays;
import java.util.OptionalLong;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;

/**
 * How a column of one trace differs from the same column of another, over the rows of both.
 *
 * @param column its name
 * @param values numbers compared
 * @param different how many of them are not the same to the bit; NaN is the same as NaN
 * @param maxAbsolute largest |a − b|; infinite where one of them is no finite number
 * @param maxRelative largest |a − b| / max(|a|, |b|)
 * @param firstStep step of the first row that differs; empty when none does, or there are no steps
 */
public record ColumnDifference(
    String column,
    long values,
    long different,
    double maxAbsolute,
    double maxRelative,
    OptionalLong firstStep) {

  /** Compares a column that both traces have, of the same type and length. */
  static ColumnDifference of(Column column, Trace a, Trace b, String stepColumn) {
    long values = 0;
    long different = 0;
    double maxAbsolute = 0;
    double maxRelative = 0;
    OptionalLong firstStep = OptionalLong.empty();
    for (int row = 0; row < Math.min(a.rows(), b.rows()); row++) {
      double[] x = numbers(column, a, row);
      double[] y = numbers(column, b, row);
      long before = different;
      values += x.length;
      for (int i = 0; i < x.length; i++) {
        if (Double.doubleToLongBits(x[i]) != Double.doubleToLongBits(y[i])) {
          different++;
          double gap = Math.abs(x[i] - y[i]);
          double size = Math.max(Math.abs(x[i]), Math.abs(y[i]));
          boolean finite = Double.isFinite(gap) && Double.isFinite(size);
          maxAbsolute = Math.max(maxAbsolute, finite ? gap : Double.POSITIVE_INFINITY);
          // 0 and −0 have no relative distance.
          maxRelative =
              Math.max(
                  maxRelative, !finite ? Double.POSITIVE_INFINITY : size == 0 ? 0 : gap / size);
        }
      }
      if (different > before && firstStep.isEmpty() && a.has(stepColumn)) {
        firstStep = OptionalLong.of(a.longValue(stepColumn, row));
      }
    }
    return new ColumnDifference(
        column.name(), values, different, maxAbsolute, maxRelative, firstStep);
  }

  /** The numbers of a row; NaN in the place of what is absent. */
  private static double[] numbers(Column column, Trace trace, int row) {
    String name = column.name();
    if (trace.isAbsent(name, row)) {
      double[] nothing = new double[column.length()];
      Arrays.fill(nothing, Double.NaN);
      return nothing;
    }
    return switch (column.type()) {
      case INT64 -> new double[] {trace.longValue(name, row)};
      case FLOAT64 -> new double[] {trace.doubleValue(name, row)};
      case VECTOR -> trace.vector(name, row);
      case TEXT -> new double[] {trace.text(name, row).hashCode()};
    };
  }
}
