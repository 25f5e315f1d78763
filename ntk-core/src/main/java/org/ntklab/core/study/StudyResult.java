package org.ntklab.core.study;

import java.nio.file.Path;
import java.util.List;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.regime.Findings;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.store.RunStatus;

/**
 * A study's runs and what follows from them.
 *
 * @param experiment what was asked
 * @param store where the runs are kept
 * @param runs in the order of the experiment
 * @param findings verdicts, one a cell in the order of the grid, and everything else
 */
public record StudyResult(
    ExperimentSpec experiment, Path store, List<RunResult> runs, Findings findings) {
  public StudyResult {
    runs = List.copyOf(runs);
  }

  /** A study with verdicts alone. */
  public StudyResult(
      ExperimentSpec experiment, Path store, List<RunResult> runs, List<Verdict> verdicts) {
    this(experiment, store, runs, Findings.of(verdicts));
  }

  /** One a cell, in the order of the grid; none without an axis. */
  public List<Verdict> verdicts() {
    return findings.verdicts();
  }

  /** Runs that failed, or diverged where that was not expected. */
  public List<RunResult> unexpected() {
    return runs.stream()
        .filter(
            run ->
                run.status() == RunStatus.FAILED
                    || (run.status() == RunStatus.DIVERGED && !run.spec().expectedToDiverge()))
        .toList();
  }
}
