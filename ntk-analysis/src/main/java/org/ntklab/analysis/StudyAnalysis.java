package org.ntklab.analysis;

import jakarta.inject.Inject;
import java.util.List;
import org.ntklab.analysis.comparison.RateComparisons;
import org.ntklab.analysis.crossover.CrossoverAnalysis;
import org.ntklab.analysis.verdict.AxisExponents;
import org.ntklab.analysis.verdict.WidthAnalysis;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.regime.Findings;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.study.Analysis;
import org.ntklab.core.study.RunResult;

/** All that this module reads out of the runs of a study. */
public final class StudyAnalysis implements Analysis {
  private final WidthAnalysis widths;
  private final CrossoverAnalysis crossovers;

  @Inject
  StudyAnalysis(WidthAnalysis widths, CrossoverAnalysis crossovers) {
    this.widths = widths;
    this.crossovers = crossovers;
  }

  @Override
  public List<Verdict> verdicts(ExperimentSpec experiment, List<RunResult> runs) {
    return widths.verdicts(experiment, runs);
  }

  @Override
  public Findings findings(ExperimentSpec experiment, List<RunResult> runs) {
    return new Findings(
        verdicts(experiment, runs),
        AxisExponents.of(runs),
        crossovers.of(runs),
        RateComparisons.of(runs));
  }
}
