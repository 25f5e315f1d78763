package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * A number of several seeds at one place.
 *
 * @param x the place, as a step
 * @param median of the seeds
 * @param low the smallest
 * @param high the largest
 * @param seeds how many have the number
 */
record OverSeeds(double x, double median, double low, double high, int seeds) {

  /** Of numbers, those that are not finite left out; median NaN when none is left. */
  static OverSeeds of(double x, double... numbers) {
    double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return new OverSeeds(x, Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    return new OverSeeds(x, median, sorted[0], sorted[n - 1], n);
  }

  /**
   * Of the finished runs of a place, by step; only steps that all of them have a checkpoint at, so
   * that a curve does not jump where a seed stopped early.
   *
   * @param quantity of a run, {@code [checkpoints]}
   */
  static List<OverSeeds> course(
      ReportedStudy study, ReportCell.Place place, Function<RunTrace, double[]> quantity) {
    Map<Long, List<Double>> bySteps = new LinkedHashMap<>();
    int runs = 0;
    for (var run : place.finished()) {
      var trace = study.trace(run);
      if (trace.isEmpty()) {
        continue;
      }
      runs++;
      Trace checkpoints = trace.get().checkpoints();
      double[] values = quantity.apply(trace.get());
      for (int row = 0; row < values.length; row++) {
        bySteps
            .computeIfAbsent(
                checkpoints.longValue(TraceColumns.STEP, row), none -> new ArrayList<>())
            .add(values[row]);
      }
    }
    int all = runs;
    List<OverSeeds> course = new ArrayList<>();
    bySteps.forEach(
        (step, values) -> {
          if (values.size() == all) {
            course.add(of(step, values.stream().mapToDouble(Double::doubleValue).toArray()));
          }
        });
    return course.stream().anyMatch(point -> point.seeds() > 0) ? course : List.of();
  }

  /** As a row of a table. */
  List<Object> row(Object... before) {
    List<Object> row = new ArrayList<>(List.of(before));
    row.addAll(List.of(x, median, low, high, seeds));
    return row;
  }
}
