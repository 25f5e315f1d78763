package org.ntklab.analysis.reproduction;

import java.util.List;
import org.ntklab.analysis.fit.RunNumbers;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** What the runs of a study are evidence of: their metrics, final loss and test error. */
public final class RunObservations {
  /** Names of numbers that every run has besides its metrics. */
  static final List<String> ALWAYS = List.of(RunNumbers.FINAL_LOSS, RunNumbers.TEST_ERROR);

  private RunObservations() {}

  /** An observation a run, but for those that failed. */
  public static Evidence of(StudyResult study) {
    return new Evidence(
        study.runs().stream()
            .filter(run -> run.status() != RunStatus.FAILED)
            .map(RunObservations::observation)
            .toList(),
        study.verdicts());
  }

  private static Observation observation(RunResult run) {
    return new Observation(
        run.spec().cell(),
        run.spec().seed(),
        run.status() == RunStatus.DIVERGED,
        RunNumbers.all(run).byName());
  }
}
