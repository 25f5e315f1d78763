package org.ntklab.core.engine;

import org.ntklab.core.experiment.RunSpec;

/** Executes one run from beginning to end, on the calling thread. Safe for threads. */
@FunctionalInterface
public interface RunTask {
  /**
   * Executes.
   *
   * @throws InterruptedException when the thread was told to stop
   */
  void execute(RunSpec run) throws InterruptedException;
}
