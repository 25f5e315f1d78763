package org.ntklab.core.engine;

import java.util.List;
import org.ntklab.core.experiment.RunSpec;

/**
 * A way to execute many runs: side by side on this machine, or on many. Results do not depend on
 * it.
 */
public interface Engine {
  /**
   * Executes every run; returns when all are done, or soon after the thread is interrupted.
   *
   * @param runs what to execute; an engine may begin with the longest
   * @param task executes one run and keeps its result; it does not throw for a run that fails
   * @param jobs how many at a time, at least 1
   * @throws InterruptedException when it was told to stop; runs that were done stay done
   */
  void execute(List<RunSpec> runs, RunTask task, int jobs) throws InterruptedException;
}
