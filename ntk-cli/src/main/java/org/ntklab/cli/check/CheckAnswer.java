package org.ntklab.cli.check;

import java.util.List;
import org.ntklab.analysis.check.BestRate;
import org.ntklab.analysis.check.ParametrisationCheck;
import org.ntklab.analysis.check.RateLoss;
import org.ntklab.core.study.RunResult;

/**
 * What came of a check.
 *
 * @param question what was asked
 * @param learningRate η of the coordinate and spectral checks
 * @param check the three checks
 * @param losses every rate that was tried, on every network
 * @param bestRates of each network
 * @param runs all of them
 */
public record CheckAnswer(
    CheckQuestion question,
    double learningRate,
    ParametrisationCheck check,
    List<RateLoss> losses,
    List<BestRate> bestRates,
    List<RunResult> runs) {
  public CheckAnswer {
    losses = List.copyOf(losses);
    bestRates = List.copyOf(bestRates);
    runs = List.copyOf(runs);
  }
}
