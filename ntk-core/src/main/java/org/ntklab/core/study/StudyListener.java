package org.ntklab.core.study;

import java.util.List;
import org.ntklab.core.experiment.RunSpec;

/** Hears how a study goes; called from the threads of the runs, one call at a time. */
public interface StudyListener {
  /** A listener that does nothing. */
  StudyListener SILENT = new StudyListener() {};

  /**
   * Before the first run.
   *
   * @param open runs that are about to be trained
   * @param cached number of runs that the store holds already
   */
  default void started(List<RunSpec> open, int cached) {}

  /** A run has done so many of its steps. */
  default void progress(RunSpec run, int step, int of) {}

  /** A run goes on from so many steps that were done before this study. */
  default void resumed(RunSpec run, int step, int of) {}

  /**
   * Another study trains a run that this one wants, too; the others go first. Told again when the
   * owner changes.
   *
   * @param owner who it is, for people
   */
  default void waiting(RunSpec run, String owner) {}

  /** A run has ended. */
  default void ended(RunResult run) {}
}
