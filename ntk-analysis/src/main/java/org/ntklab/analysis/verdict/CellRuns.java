package org.ntklab.analysis.verdict;

import java.util.List;
import org.ntklab.analysis.fit.RunNumbers;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/**
 * The runs of one cell, over the axis and the seeds.
 *
 * @param axis key of the grid whose values are the positions
 * @param runs failed and diverged ones included; at least one
 */
record CellRuns(String axis, List<RunResult> runs) {
  CellRuns {
    runs = List.copyOf(runs);
  }

  /** A run's place on the axis. */
  double position(RunResult run) {
    return ((Number) run.spec().cell().get(axis)).doubleValue();
  }

  /** The largest position of the study, whatever became of the runs there. */
  double largest() {
    return runs.stream().mapToDouble(this::position).max().orElseThrow();
  }

  /** Runs at the largest position. */
  List<RunResult> atLargest() {
    double largest = largest();
    return runs.stream().filter(run -> position(run) == largest).toList();
  }

  /** Runs that ended as they should. */
  List<RunResult> finished() {
    return runs.stream().filter(RunNumbers::isFinished).toList();
  }

  /** How many runs have a status. */
  int count(RunStatus status) {
    return (int) runs.stream().filter(run -> run.status() == status).count();
  }

  /** Distinct positions of finished runs. */
  int positions() {
    return (int) finished().stream().mapToDouble(this::position).distinct().count();
  }

  /** Distinct seeds of finished runs. */
  int seeds() {
    return (int) finished().stream().mapToLong(run -> run.spec().seed()).distinct().count();
  }
}
