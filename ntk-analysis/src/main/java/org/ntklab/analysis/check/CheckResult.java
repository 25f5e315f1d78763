package org.ntklab.analysis.check;

import java.util.List;

/**
 * What one check found.
 *
 * @param lines exponents, in graph order
 * @param verdict of all lines, and of runs that diverged
 * @param agrees whether nothing that was measured speaks against theory
 * @param reasons in sentences: what fails, or that nothing does
 */
public record CheckResult(
    List<CheckLine> lines, CheckVerdict verdict, boolean agrees, List<String> reasons) {
  public CheckResult {
    lines = List.copyOf(lines);
    reasons = List.copyOf(reasons);
  }
}
