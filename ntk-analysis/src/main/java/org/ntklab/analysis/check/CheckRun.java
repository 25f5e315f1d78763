package org.ntklab.analysis.check;

import java.util.Optional;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/**
 * A run of a check.
 *
 * @param result how it ended, with its metrics
 * @param trace what it left behind; empty for a run that failed
 */
public record CheckRun(RunResult result, Optional<RunTrace> trace) {
  /** n. */
  int width() {
    return result.spec().architecture().width();
  }

  /** Whether it ended as it should. */
  boolean isFinished() {
    return result.status() == RunStatus.DONE || result.status() == RunStatus.CACHED;
  }

  /** Whether its loss blew up. */
  boolean hasDiverged() {
    return result.status() == RunStatus.DIVERGED;
  }
}
