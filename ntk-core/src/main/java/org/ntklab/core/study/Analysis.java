package org.ntklab.core.study;

import java.util.List;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.regime.Findings;
import org.ntklab.core.regime.Verdict;

/** Fits exponents over the axis of an experiment and gives a verdict for each cell. */
@FunctionalInterface
public interface Analysis {
  /**
   * Verdicts in the order of the grid; none when the experiment has no axis.
   *
   * @param runs all runs of the experiment, failed ones included
   */
  List<Verdict> verdicts(ExperimentSpec experiment, List<RunResult> runs);

  /**
   * Everything that is found: verdicts, and whatever else the analysis reads out of the runs.
   *
   * @param runs all runs of the experiment, failed ones included
   */
  default Findings findings(ExperimentSpec experiment, List<RunResult> runs) {
    return Findings.of(verdicts(experiment, runs));
  }
}
