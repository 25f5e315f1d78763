package org.ntklab.analysis.metrics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.trace.TraceRow;
import org.ntklab.core.trace.TraceSchema;
import org.ntklab.core.trace.TraceWriter;
import org.ntklab.core.training.TraceColumns;

/** A run of invented numbers, written to files and read back. */
final class MadeUpRun {
  static final int TRAIN = 5;
  static final int OUTPUTS = 2;
  static final double ETA = 0.5;
  static final double CURVATURE = 0.1;
  private static final List<String> LAYERS = List.of("dense-1", "dense-2");

  private final int probe;
  private final Random random;

  /** By row and column: Double or double[]. */
  final List<Map<String, Object>> rows = new ArrayList<>();

  final Map<String, Object> constants = new LinkedHashMap<>();

  /** Three checkpoints with this many probe examples. */
  MadeUpRun(int probe, long seed) {
    this.probe = probe;
    this.random = new Random(seed);
    for (int row = 0; row < 3; row++) {
      rows.add(checkpoint());
      rows.get(row).put(TraceColumns.LOSS, 1 - 0.08 * row);
    }
    constants.put(TraceColumns.LEARNING_RATE, ETA);
    constants.put(TraceColumns.CURVATURE, CURVATURE);
    constants.put(TraceColumns.OUTPUTS, (long) OUTPUTS);
    constants.put(TraceColumns.TRAIN_TARGETS, vector(TRAIN * OUTPUTS));
    constants.put(TraceColumns.PROBE_TARGETS, vector(probe * OUTPUTS));
    for (String layer : LAYERS) {
      constants.put(TraceColumns.WEIGHT_NORM + layer, 1 + random.nextDouble());
      constants.put(TraceColumns.SPECTRAL_NORM + layer, 1 + random.nextDouble());
    }
  }

  /** The same run with the probe's examples in another order. */
  MadeUpRun permuted(int[] order) {
    MadeUpRun other = new MadeUpRun(probe, 0);
    other.rows.clear();
    for (Map<String, Object> row : rows) {
      Map<String, Object> mixed = new LinkedHashMap<>(row);
      for (Map.Entry<String, Object> entry : row.entrySet()) {
        if (entry.getKey().startsWith(TraceColumns.KERNEL)) {
          mixed.put(entry.getKey(), permutedGram((double[]) entry.getValue(), order));
        } else if (entry.getKey().startsWith("probe_")) {
          mixed.put(entry.getKey(), permutedRows((double[]) entry.getValue(), order));
        }
      }
      other.rows.add(mixed);
    }
    other.constants.clear();
    other.constants.putAll(constants);
    other.constants.put(
        TraceColumns.PROBE_TARGETS,
        permutedRows((double[]) constants.get(TraceColumns.PROBE_TARGETS), order));
    return other;
  }

  /** Leaves a column out of every checkpoint. */
  MadeUpRun without(String column) {
    rows.forEach(row -> row.remove(column));
    return this;
  }

  /** Gives a column this value at a row. */
  MadeUpRun with(String column, int row, Object value) {
    rows.get(row).put(column, value);
    return this;
  }

  /** Gives both layers' kernels these triangles at a row, the second one zero. */
  MadeUpRun withKernel(int row, double... triangle) {
    rows.get(row).put(TraceColumns.KERNEL + "dense-1", triangle);
    rows.get(row).put(TraceColumns.KERNEL + "dense-2", new double[triangle.length]);
    return this;
  }

  /** Writes the files and reads them back. */
  RunTrace write(Path folder) throws IOException {
    return new RunTrace(
        write(folder.resolve("trace.arrow"), rows, rows.size()),
        write(folder.resolve("constants.arrow"), List.of(constants), 1));
  }

  /** The same columns without any checkpoint. */
  RunTrace writeEmpty(Path folder) throws IOException {
    return new RunTrace(
        write(folder.resolve("trace.arrow"), rows, 0),
        write(folder.resolve("constants.arrow"), List.of(constants), 1));
  }

  private static Trace write(Path file, List<Map<String, Object>> values, int count)
      throws IOException {
    List<Column> columns = new ArrayList<>();
    values
        .get(0)
        .forEach(
            (name, value) ->
                columns.add(
                    value instanceof double[] vector
                        ? Column.vector(name, vector.length)
                        : value instanceof Long ? Column.int64(name) : Column.float64(name)));
    TraceSchema schema = new TraceSchema(columns, Map.of("ntk.loss", "mse"));
    List<TraceRow> rows = new ArrayList<>();
    for (Map<String, Object> row : values.subList(0, count)) {
      TraceRow written = new TraceRow(schema);
      row.forEach(
          (name, value) -> {
            if (value instanceof double[] vector) {
              written.put(name, vector);
            } else if (value instanceof Long whole) {
              written.put(name, whole);
            } else {
              written.put(name, (double) value);
            }
          });
      rows.add(written);
    }
    TraceWriter.writeOnce(file, schema, rows);
    return Trace.read(file);
  }

  private Map<String, Object> checkpoint() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(TraceColumns.TEST_LOSS, 1 + random.nextDouble());
    row.put(TraceColumns.LAMBDA_MAX, 1 + random.nextDouble());
    row.put(TraceColumns.TRAIN_OUTPUTS, vector(TRAIN * OUTPUTS));
    row.put(TraceColumns.PROBE_OUTPUTS, vector(probe * OUTPUTS));
    row.put(TraceColumns.TRAIN_LINEAR, vector(TRAIN * OUTPUTS));
    row.put(TraceColumns.PROBE_LINEAR, vector(probe * OUTPUTS));
    for (String layer : LAYERS) {
      row.put(TraceColumns.KERNEL + layer, gram());
      row.put(TraceColumns.WEIGHT_MOVEMENT + layer, random.nextDouble());
      row.put(TraceColumns.SPECTRAL_MOVEMENT + layer, random.nextDouble());
    }
    row.put(TraceColumns.FEATURE_MOVEMENT + "dense-1", random.nextDouble());
    row.put(TraceColumns.SIGN_FLIPS + "dense-1", random.nextDouble());
    return row;
  }

  /** The Gram matrix of random vectors. */
  private double[] gram() {
    double[][] x = new double[probe][probe + 3];
    for (double[] example : x) {
      for (int k = 0; k < example.length; k++) {
        example[k] = random.nextGaussian();
      }
    }
    double[] triangle = new double[probe * (probe + 1) / 2];
    int at = 0;
    for (int i = 0; i < probe; i++) {
      for (int j = i; j < probe; j++, at++) {
        for (int k = 0; k < x[i].length; k++) {
          triangle[at] += x[i][k] * x[j][k];
        }
      }
    }
    return triangle;
  }

  private double[] vector(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static double[] permutedGram(double[] triangle, int[] order) {
    double[][] full = GramsTest.full(triangle);
    double[] mixed = new double[triangle.length];
    int at = 0;
    for (int i = 0; i < order.length; i++) {
      for (int j = i; j < order.length; j++) {
        mixed[at++] = full[order[i]][order[j]];
      }
    }
    return mixed;
  }

  private static double[] permutedRows(double[] values, int[] order) {
    double[] mixed = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * OUTPUTS, mixed, i * OUTPUTS, OUTPUTS);
    }
    return mixed;
  }
}
