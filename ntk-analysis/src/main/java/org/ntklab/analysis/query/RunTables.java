package org.ntklab.analysis.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** The tables whose rows come from runs. Columns that other programs add to traces show too. */
final class RunTables {
  private static final List<String> SCALARS =
      List.of(
          TraceColumns.TIME,
          TraceColumns.LOSS,
          TraceColumns.TEST_LOSS,
          TraceColumns.TEST_ERROR,
          TraceColumns.LAMBDA_MAX);

  /** Text of the whole specification, which the column {@code specification} has key by key. */
  private static final Set<String> NO_PROVENANCE = Set.of("ntk.specification", "ntk.status");

  private final Map<String, Metric> metrics;

  RunTables(Map<String, Metric> metrics) {
    this.metrics = metrics;
  }

  List<Table<RunContent>> all() {
    return List.of(
        new Table<>(
            "runs",
            "a run that the store holds",
            "run VARCHAR, status VARCHAR, data VARCHAR, architecture VARCHAR, width BIGINT,"
                + " depth BIGINT, parametrisation VARCHAR, loss_function VARCHAR,"
                + " optimiser VARCHAR, output_scale DOUBLE, batch VARCHAR, precision VARCHAR,"
                + " seed BIGINT, learning_rate DOUBLE, steps BIGINT, time DOUBLE,"
                + " final_loss DOUBLE, test_loss DOUBLE, test_error DOUBLE,"
                + " specification MAP(VARCHAR, VARCHAR), provenance MAP(VARCHAR, VARCHAR)",
            RunTables::run),
        new Table<>(
            "checkpoints",
            "a checkpoint of a run",
            "run VARCHAR, step BIGINT, time DOUBLE, loss DOUBLE, test_loss DOUBLE,"
                + " test_error DOUBLE, lambda_max DOUBLE",
            RunTables::checkpoints),
        new Table<>(
            "layers",
            "a number of a layer at a checkpoint",
            "run VARCHAR, step BIGINT, layer VARCHAR, quantity VARCHAR, value DOUBLE",
            RunTables::layers),
        new Table<>(
            "constants",
            "a number that does not change during a run",
            "run VARCHAR, layer VARCHAR, quantity VARCHAR, value DOUBLE",
            RunTables::constants),
        new Table<>(
            "metrics",
            "a metric of a run, or of a layer of it",
            "run VARCHAR, metric VARCHAR, layer VARCHAR, value DOUBLE, reason VARCHAR",
            true,
            this::metrics),
        new Table<>(
            "arrays",
            "a vector or matrix at a checkpoint, as stored; step NULL: it does not change",
            "run VARCHAR, step BIGINT, layer VARCHAR, quantity VARCHAR, value DOUBLE[]",
            true,
            RunTables::arrays));
  }

  private static List<Object[]> run(RunContent run) {
    List<Object> row = new ArrayList<>();
    row.add(run.hash());
    row.add(run.status());
    row.add(run.key("data.name") == null ? run.key("data.file") : run.key("data.name"));
    row.add(run.name("architecture"));
    row.add(run.whole("architecture.width"));
    row.add(run.whole("architecture.depth"));
    row.add(run.name("parametrisation"));
    row.add(run.name("loss"));
    row.add(run.key("training.optimiser"));
    row.add(run.number("training.output-scale"));
    row.add(run.key("training.batch"));
    row.add(run.key("precision"));
    row.add(run.whole("seed"));
    Trace constants = run.constants().orElse(null);
    row.add(constants == null ? null : number(constants, TraceColumns.LEARNING_RATE, 0));
    Trace trace = run.checkpoints().orElse(null);
    int last = trace == null ? -1 : trace.rows() - 1;
    row.add(last < 0 ? null : (Object) trace.longValue(TraceColumns.STEP, last));
    for (String column :
        List.of(
            TraceColumns.TIME,
            TraceColumns.LOSS,
            TraceColumns.TEST_LOSS,
            TraceColumns.TEST_ERROR)) {
      row.add(number(trace, column, last));
    }
    row.add(run.specification());
    Map<String, String> provenance = new TreeMap<>();
    if (trace != null) {
      provenance.putAll(trace.metadata());
      provenance.keySet().removeAll(NO_PROVENANCE);
    }
    row.add(provenance);
    return List.<Object[]>of(row.toArray());
  }

  private static List<Object[]> checkpoints(RunContent run) {
    List<Object[]> rows = new ArrayList<>();
    run.checkpoints()
        .ifPresent(
            trace -> {
              for (int i = 0; i < trace.rows(); i++) {
                List<Object> row = new ArrayList<>();
                row.add(run.hash());
                row.add(trace.longValue(TraceColumns.STEP, i));
                for (String column : SCALARS) {
                  row.add(number(trace, column, i));
                }
                rows.add(row.toArray());
              }
            });
    return rows;
  }

  private static List<Object[]> layers(RunContent run) {
    List<Object[]> rows = new ArrayList<>();
    run.checkpoints()
        .ifPresent(
            trace -> {
              List<Column> columns =
                  trace.columns().stream()
                      .filter(c -> c.type() == Column.Type.FLOAT64 && !SCALARS.contains(c.name()))
                      .toList();
              for (int i = 0; i < trace.rows(); i++) {
                for (Column column : columns) {
                  rows.add(
                      new Object[] {
                        run.hash(),
                        trace.longValue(TraceColumns.STEP, i),
                        layer(column),
                        quantity(column),
                        number(trace, column.name(), i)
                      });
                }
              }
            });
    return rows;
  }

  private static List<Object[]> constants(RunContent run) {
    List<Object[]> rows = new ArrayList<>();
    run.constants()
        .filter(trace -> trace.rows() > 0)
        .ifPresent(
            trace -> {
              for (Column column : trace.columns()) {
                if (column.type() != Column.Type.VECTOR && column.type() != Column.Type.TEXT) {
                  rows.add(
                      new Object[] {
                        run.hash(), layer(column), quantity(column), number(trace, column.name(), 0)
                      });
                }
              }
            });
    return rows;
  }

  private List<Object[]> metrics(RunContent run) {
    List<Object[]> rows = new ArrayList<>();
    run.trace()
        .filter(trace -> trace.checkpoints().rows() > 0)
        .ifPresent(trace -> metrics.forEach((name, m) -> metric(run.hash(), name, m, trace, rows)));
    return rows;
  }

  private static void metric(
      String run, String name, Metric metric, RunTrace trace, List<Object[]> rows) {
    MetricValue value;
    try {
      value = metric.measure(trace);
    } catch (RuntimeException | LinkageError e) {
      // A metric of a plugin must not take the other numbers with it.
      value = new MetricValue.Absent("failed: " + e);
    }
    if (value instanceof MetricValue.Single single) {
      rows.add(new Object[] {run, name, null, single.value(), null});
    } else if (value instanceof MetricValue.ByLayer layers) {
      layers.values().forEach((layer, x) -> rows.add(new Object[] {run, name, layer, x, null}));
    } else if (value instanceof MetricValue.Absent none) {
      rows.add(new Object[] {run, name, null, null, none.reason()});
    }
  }

  private static List<Object[]> arrays(RunContent run) {
    List<Object[]> rows = new ArrayList<>();
    for (RunTrace trace : run.trace().stream().toList()) {
      for (Trace part : Arrays.asList(trace.constants(), trace.checkpoints())) {
        List<Column> columns =
            part.columns().stream().filter(c -> c.type() == Column.Type.VECTOR).toList();
        for (int i = 0; i < part.rows(); i++) {
          Object step = part.has(TraceColumns.STEP) ? part.longValue(TraceColumns.STEP, i) : null;
          for (Column column : columns) {
            if (!part.isAbsent(column.name(), i)) {
              double[] value = part.vector(column.name(), i);
              rows.add(new Object[] {run.hash(), step, layer(column), quantity(column), value});
            }
          }
        }
      }
    }
    return rows;
  }

  /** A number at a row; null where the column or the value is absent, or there is no row. */
  private static Double number(Trace trace, String column, int row) {
    if (trace == null
        || row < 0
        || row >= trace.rows()
        || !trace.has(column)
        || trace.isAbsent(column, row)) {
      return null;
    }
    boolean whole =
        trace.columns().stream()
            .anyMatch(c -> c.name().equals(column) && c.type() == Column.Type.INT64);
    return whole ? (Double) (double) trace.longValue(column, row) : trace.doubleValue(column, row);
  }

  private static String quantity(Column column) {
    int slash = column.name().indexOf('/');
    return slash < 0 ? column.name() : column.name().substring(0, slash);
  }

  private static String layer(Column column) {
    int slash = column.name().indexOf('/');
    return slash < 0 ? null : column.name().substring(slash + 1);
  }
}
