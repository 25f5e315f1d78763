package org.ntklab.cli.query;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.network.Precision;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.datasets.array.ArrayForm;
import org.ntklab.datasets.array.NpzFile;

/**
 * A run's trace as arrays of a NumPy file, each by the name of its column: {@code [checkpoints]} or
 * {@code [checkpoints, length]}; constants {@code []} or {@code [length]}. Whole numbers become
 * doubles, what is absent NaN; texts are left out.
 */
public final class TraceArrays {
  private TraceArrays() {}

  /** Writes a trace. */
  public static void write(Path file, RunTrace trace) {
    try (NpzFile npz = NpzFile.create(file)) {
      add(npz, trace.checkpoints(), false);
      add(npz, trace.constants(), true);
      npz.finish();
    }
  }

  private static void add(NpzFile npz, Trace trace, boolean onlyOneRow) {
    for (Column column : trace.columns()) {
      if (column.type() != Column.Type.TEXT) {
        boolean vector = column.type() == Column.Type.VECTOR;
        List<Long> rows = onlyOneRow ? List.of() : List.of((long) trace.rows());
        List<Long> shape =
            vector
                ? onlyOneRow
                    ? List.of((long) column.length())
                    : List.of((long) trace.rows(), (long) column.length())
                : rows;
        npz.add(
            column.name(),
            new ArrayForm(shape, Precision.DOUBLE),
            sink -> {
              for (int row = 0; row < trace.rows(); row++) {
                sink.put(values(trace, column, row));
              }
            });
      }
    }
  }

  private static double[] values(Trace trace, Column column, int row) {
    if (trace.isAbsent(column.name(), row)) {
      double[] nothing = new double[column.length()];
      Arrays.fill(nothing, Double.NaN);
      return nothing;
    }
    return switch (column.type()) {
      case INT64 -> new double[] {trace.longValue(column.name(), row)};
      case FLOAT64 -> new double[] {trace.doubleValue(column.name(), row)};
      default -> trace.vector(column.name(), row);
    };
  }
}
