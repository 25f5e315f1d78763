package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/**
 * The runs of a cell, the axis left out: by the axis' value, the seeds in a list.
 *
 * @param cell the grid's keys with the cell's values, without the axis
 * @param byAxis in the order of the grid; a single entry with key {@code ""} without an axis
 */
record CellRuns(Map<String, Object> cell, Map<Object, List<RunResult>> byAxis) {

  /** The cells of a study, in the order of the grid. */
  static List<CellRuns> of(StudyResult study) {
    Optional<String> axis = study.experiment().axis();
    Map<Map<String, Object>, CellRuns> cells = new LinkedHashMap<>();
    for (RunResult run : study.runs()) {
      Map<String, Object> cell = new LinkedHashMap<>(run.spec().cell());
      Object place = axis.map(cell::remove).orElse("");
      cells
          .computeIfAbsent(cell, key -> new CellRuns(key, new LinkedHashMap<>()))
          .byAxis()
          .computeIfAbsent(place, key -> new ArrayList<>())
          .add(run);
    }
    return List.copyOf(cells.values());
  }

  /**
   * A cell's number from its seeds.
   *
   * @param mean NaN when no seed has the number
   * @param spread standard deviation; NaN for less than two seeds
   * @param of seeds that have the number and came to their end
   * @param lost seeds that failed or diverged
   */
  record Average(double mean, double spread, int of, int lost) {}

  /** Mean and standard deviation over the seeds at a place of the axis. */
  Average average(Object place, ToDoubleFunction<RunResult> number) {
    List<RunResult> runs = byAxis.getOrDefault(place, List.of());
    double[] values =
        runs.stream().filter(CellRuns::came).mapToDouble(number).filter(Double::isFinite).toArray();
    double mean = DoubleStream.of(values).average().orElse(Double.NaN);
    double squares = DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
    double spread = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Double.NaN;
    int lost = (int) runs.stream().filter(run -> !came(run)).count();
    return new Average(mean, spread, values.length, lost);
  }

  private static boolean came(RunResult run) {
    return run.status() == RunStatus.DONE || run.status() == RunStatus.CACHED;
  }
}
