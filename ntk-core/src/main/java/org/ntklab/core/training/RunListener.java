package org.ntklab.core.training;

/** Hears how far a run is; called on the run's thread, so it must be quick and safe for threads. */
@FunctionalInterface
public interface RunListener {
  /**
   * Steps done so far.
   *
   * @param step steps done
   * @param of steps in all, at most
   */
  void progress(int step, int of);

  /**
   * The run goes on from where it was stopped.
   *
   * @param step steps done before
   * @param of steps in all, at most
   */
  default void resumed(int step, int of) {
    progress(step, of);
  }
}
